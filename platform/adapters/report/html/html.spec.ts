import { describe, expect, test } from 'vitest';
import { escapeHtml, html } from './html.ts';

/** The same function under a name that no formatter reshapes. */
const tag = html;

describe('html', () => {
  test('escapes every text', () => {
    const text = `<img src=x onerror="alert('1')">&amp;`;
    expect(tag`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`);
    expect(escapeHtml(text)).toBe('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
  });

  test('markup goes in as it is, lists too, nothing leaves nothing', () => {
    expect(tag`<ul>${[tag`<li>${1}</li>`, '<', [null, undefined, false]]}</ul>`.markup).toBe('<ul><li>1</li>&lt;</ul>');
  });

  test('the indentation of the source is not sent, that of a text is', () => {
    expect(tag`<p>\n      ${'a\n  b'}\n    </p>`.markup).toBe('<p>\na\n  b\n</p>');
  });
});

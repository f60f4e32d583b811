/** Texts by number: tables hold the number of a text that stands in many of their rows. */
export class Words {
  readonly #words: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);
  #last = '';
  #lastNumber = 0;

  number(word: string): number {
    // Mostly it is the word of the row before.
    if (word === this.#last) return this.#lastNumber;
    this.#last = word;
    this.#lastNumber = this.#numbers.get(word) ?? this.#add(word);
    return this.#lastNumber;
  }
  word(number: number): string {
    return this.#words[number] ?? '';
  }
  #add(word: string): number {
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }
}

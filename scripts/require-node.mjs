// The system's Node may be older than what the code needs; npm puts the pinned one first on the PATH of its scripts.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `This runs on Node ${process.versions.node}; Paddock needs ${needed} or later.\nRun it through npm ("npm start", "npm test", ...), which brings its own. If you did, run "npm ci" first: without optional packages it has none.`,
  );
  process.exit(1);
}

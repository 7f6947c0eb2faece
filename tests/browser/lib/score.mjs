// Counts tests and says what failed, each with its evidence.
const passed = [];
const failed = [];
const told = new Set();

/** A fault that was told in full before is told by its first line. */
function tell(fault) {
  const lines = fault.split('\n');
  const text = told.has(fault) && lines.length > 1 ? `${lines[0]} (as above)` : lines.join('\n      ');
  told.add(fault);
  return `    ${text}`;
}

/** `faults` is what is wrong, a text each; a test without faults passed. */
export function record(name, faults) {
  if (faults.length === 0) return passed.push(name);
  failed.push(name);
  console.log([`FAILED ${name}`, ...faults.map(tell)].join('\n'));
}

/** Prints the closing line; whether all went well and there was anything to test. */
export function closeScore() {
  console.log(`browser check: ${passed.length} passed, ${failed.length} failed`);
  return failed.length === 0 && passed.length > 0;
}

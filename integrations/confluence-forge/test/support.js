// What the tests of the app share: storage in memory, and an element that merges as the real one does.

// Keeps texts in memory under the same condition as Forge's storage.
export function memory() {
  const records = new Map();
  const key = (place) => JSON.stringify(place);
  return {
    async read(place) {
      return records.get(key(place));
    },
    async replace(place, version, text) {
      if ((records.get(key(place))?.version ?? 0) !== version) {
        return false;
      }
      records.set(key(place), { version: version + 1, text });
      return true;
    },
    remove(place) {
      records.delete(key(place));
    },
  };
}

export const everybody = async () => true;
export const nobody = async () => false;

// What Forge says of a macro on page 7.
export const on = (page = "7", config = {}) => ({ accountId: "reader", extension: { content: { id: page }, config } });

// A document of the built-in list with these items ticked.
export function ticked(...items) {
  const marks = Object.fromEntries(items.map((item) => [item, { agreed: { value: "yes", stamp: [1, "here"], at: 0 } }]));
  return { format: 1, list: "pm-em", team: "default", marks };
}

// Stands for the element: its state is a set of ticked items, and setting it merges.
export class Element extends EventTarget {
  ready = Promise.resolve();
  isReadOnly = true;
  #items = new Set();

  get state() {
    return ticked(...[...this.#items].sort());
  }

  set state(text) {
    const { format, marks } = JSON.parse(text);
    if (format !== 1) {
      throw new TypeError("A newer version has written this.");
    }
    Object.keys(marks).forEach((item) => this.#items.add(item));
    this.dispatchEvent(new Event("alignment-change"));
  }

  removeAttribute() {
    this.isReadOnly = false;
  }

  tick(item) {
    this.#items.add(item);
    this.dispatchEvent(new Event("alignment-change"));
  }
}

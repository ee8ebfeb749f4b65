// What this browser remembers of the chat. Where it may remember nothing, it does so until the page is left.
export class Memory {
  #prefix;
  #last;

  constructor(account) {
    this.#prefix = `parley-chat-${account}/`;
    this.#last = storage("localStorage");
  }

  get(name) {
    const text = this.#last.getItem(this.#prefix + name);
    return text === null ? null : JSON.parse(text);
  }

  set(name, value) {
    this.#last.setItem(this.#prefix + name, JSON.stringify(value));
  }

  drop(name) {
    this.#last.removeItem(this.#prefix + name);
  }

  // Names that begin so, in order.
  names(beginning) {
    const start = this.#prefix + beginning;
    return Object.keys(this.#last)
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(this.#prefix.length))
      .sort();
  }

  // Tells when another tab writes under a name.
  listen(name, hear) {
    window.addEventListener("storage", (event) => event.key === this.#prefix + name && hear());
  }
}

// What somebody is typing belongs to one tab.
export class Draft {
  #key;
  #tab = storage("sessionStorage");

  constructor(account, name) {
    this.#key = `parley-chat-${account}/${name}`;
  }

  get() {
    return JSON.parse(this.#tab.getItem(this.#key) ?? "null");
  }

  set(value) {
    this.#tab.setItem(this.#key, JSON.stringify(value));
  }

  drop() {
    this.#tab.removeItem(this.#key);
  }
}

export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function storage(kind) {
  try {
    window[kind].getItem("");
    return window[kind];
  } catch (forbidden) {
    return new Forgetful();
  }
}

class Forgetful {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, text) {
    this[key] = text;
  }

  removeItem(key) {
    delete this[key];
  }
}

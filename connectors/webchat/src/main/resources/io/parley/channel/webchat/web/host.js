// The page that shows the chat in a frame, if one does. It is heard only when its origin is one of the allowed.
const IN_ADDRESSES = ["department", "language", "page"];

export class Host {
  embedded = window.parent !== window;
  options = {};
  open = !this.embedded;
  #origin = null;
  #allowed;
  #changed = () => {};

  constructor(allowed) {
    this.#allowed = [...allowed, location.origin];
  }

  // Waits until the page has said what it wants; a page of its own is told by its address.
  async greet() {
    if (!this.embedded) {
      this.options = pick(Object.fromEntries(new URLSearchParams(location.search)), IN_ADDRESSES);
      return;
    }
    await new Promise((greeted) => window.addEventListener("message", (event) => {
      const { parley: kind, options, open } = event.data ?? {};
      if (event.source !== window.parent || !this.#allowed.includes(event.origin) || !kind) {
        return;
      }
      this.#origin = event.origin;
      if (kind === "hello" || kind === "options") {
        this.options = pick(options ?? {}, [...IN_ADDRESSES, "customerToken"]);
      }
      if (kind !== "options") {
        this.open = kind === "open" || (kind === "hello" && open === true);
      }
      greeted();
      this.#changed(kind);
    }));
  }

  listen(changed) {
    this.#changed = changed;
  }

  tell(kind, content = {}) {
    if (this.#origin) {
      window.parent.postMessage({ parley: kind, ...content }, this.#origin);
    }
  }

  // Whether somebody can see the chat now.
  get visible() {
    return this.open && document.visibilityState === "visible";
  }
}

function pick(given, names) {
  return Object.fromEntries(names.filter((name) => typeof given[name] === "string").map((name) => [name, given[name]]));
}

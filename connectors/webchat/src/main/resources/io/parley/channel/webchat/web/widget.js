// Puts a button on the page that opens the chat in a frame. Styles are set in ways that every policy of a page allows.
(() => {
  "use strict";
  const settings = "(settings)";
  const script = document.currentScript;
  const agent = new URL(script.src).origin;
  const memory = `parley-chat-${settings.account}`;

  if (agent !== location.origin && !settings.origins.includes(location.origin)) {
    console.warn(`The live chat is not shown: add ${location.origin} to the allowedOrigins of ${settings.account}.`);
    return;
  }
  if (document.querySelector(`[data-parley-chat="${settings.account}"]`)) {
    return;
  }

  const options = {};
  const take = (given) => {
    for (const name of ["department", "language", "customerToken", "page"]) {
      if (given && typeof given[name] === "string" && given[name]) {
        options[name] = given[name];
      }
    }
  };
  take({ page: location.origin + location.pathname });
  take(script.dataset);
  take(window.parley);

  // The language of the page, else the browser's.
  const wanted = [options.language, document.documentElement.lang, ...navigator.languages].filter(Boolean);
  const named = (tag) => Object.keys(settings.texts).find((name) => name.toLowerCase() === tag.toLowerCase());
  const language = wanted.map((tag) => named(tag) || named(tag.split("-")[0])).find(Boolean) || "en";
  const texts = settings.texts[language];

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial !important; direction: ${texts.direction} !important; }
    button, iframe { position: fixed; inset-inline-${settings.corner}: 20px; z-index: 2147483000; margin: 0; }
    button { inset-block-end: 20px; box-sizing: border-box; width: 60px; height: 60px; padding: 0; border: 2px solid #fff; border-radius: 50%;
      background: ${settings.colour}; color: ${settings.ink}; cursor: pointer; box-shadow: 0 0 0 1px #0003, 0 6px 24px #0004; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #1b2230; }
    button svg { display: block; width: 28px; height: 28px; margin: auto; fill: currentColor; }
    button[aria-busy=true] svg { opacity: .5; }
    .hidden { visibility: hidden; }
    .badge { position: absolute; inset-block-start: -6px; inset-inline-end: -6px; box-sizing: border-box; min-width: 24px; height: 24px; padding: 0 6px;
      border: 2px solid #fff; border-radius: 12px; background: #b3261e; color: #fff; font: 700 13px/20px system-ui, sans-serif; text-align: center; }
    .badge:empty { display: none; }
    /* Hangs from above and is moved down, so that nothing counts as shifted when its height changes. */
    iframe { --room: min(var(--height, 640px), 100dvh - 40px); inset-block-start: 0; transform: translateY(calc(100dvh - 20px - var(--room)));
      border: 0; width: 400px; max-width: calc(100vw - 40px); height: var(--room);
      border-radius: 18px; box-shadow: 0 0 0 1px #0002, 0 12px 48px #0005; color-scheme: normal; background: transparent; }
    .unseen { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (max-width: 480px), (max-height: 420px) {
      iframe { inset: 0; transform: none; width: 100%; max-width: none; height: 100%; border-radius: 0; }
    }
    @media (prefers-reduced-motion: no-preference) {
      button { transition: transform .15s; } button:hover { transform: scale(1.06); }
      iframe { transition: opacity .15s; } iframe.hidden { opacity: 0; transition: opacity .15s, visibility 0s .15s; }
    }
    @media print { :host { display: none !important; } }`);

  const make = (name, attributes = {}, space) => {
    const element = space ? document.createElementNS(space, name) : document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const host = make("div", { "data-parley-chat": settings.account, lang: language });
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [style];
  const button = make("button", { type: "button", "aria-label": texts.open, "aria-haspopup": "dialog", "aria-expanded": "false" });
  const svg = "http://www.w3.org/2000/svg";
  const icon = make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg);
  icon.append(make("path", { d: "M12 3C6.5 3 2 6.7 2 11.2c0 2.5 1.4 4.8 3.6 6.3-.1 1.2-.6 2.4-1.5 3.3-.2.2 0 .6.3.6 2 0 3.8-.8 5-2 .8.2 1.7.3 2.6.3 5.5 0 10-3.8 10-8.4S17.5 3 12 3z" }, svg));
  const badge = make("span", { class: "badge", "aria-hidden": "true" });
  const news = make("span", { class: "unseen", role: "status" });
  button.append(icon, badge);
  shadow.append(button, news);

  let frame = null;
  let ready = false;
  let opened = false;
  let unread = 0;

  const tell = (kind, content = {}) => ready && frame.contentWindow.postMessage({ parley: kind, ...content }, agent);
  const remember = (active) => {
    try {
      if (active) {
        localStorage.setItem(memory, "1");
      } else {
        localStorage.removeItem(memory);
      }
    } catch (forbidden) {
      // Then a conversation goes on when the chat is opened.
    }
  };
  const remembered = () => {
    try {
      return localStorage.getItem(memory) === "1";
    } catch (forbidden) {
      return false;
    }
  };

  const load = () => {
    if (frame) {
      return;
    }
    button.setAttribute("aria-busy", "true");
    frame = make("iframe", { class: "hidden", title: texts.title, src: `${agent}/chat/${settings.account}?embedded=1` });
    const asked = frame;
    frame.addEventListener("load", () => {
      frame.contentWindow.postMessage({ parley: "hello", options: { ...options, language }, open: opened }, agent);
      setTimeout(() => !ready && asked === frame && forget(), 8000);
    });
    shadow.append(frame);
  };
  // What did not answer is asked anew at the next click.
  const forget = () => {
    frame.remove();
    frame = null;
    opened = false;
    show();
  };
  const show = () => {
    const visible = opened && ready;
    button.setAttribute("aria-expanded", String(visible));
    button.setAttribute("aria-busy", String(opened && !ready));
    button.classList.toggle("hidden", visible);
    if (frame) {
      frame.classList.toggle("hidden", !visible);
    }
    badge.textContent = unread ? String(Math.min(unread, 99)) : "";
    const count = unread ? texts.unread.replace("{count}", unread) : "";
    button.setAttribute("aria-label", count ? `${texts.open}. ${count}` : texts.open);
    news.textContent = count;
  };
  const open = () => {
    opened = true;
    load();
    show();
    if (ready) {
      frame.focus();
      tell("open");
    }
  };
  const close = () => {
    const inside = shadow.activeElement === frame;
    opened = false;
    show();
    tell("close");
    if (inside) {
      button.focus();
    }
  };

  const heard = {
    ready() {
      ready = true;
      button.setAttribute("aria-busy", "false");
      if (opened) {
        open();
      }
    },
    close,
    height: ({ height }) => Number.isFinite(height) && frame.style.setProperty("--height", `${Math.round(height)}px`),
    active: ({ active }) => remember(active === true),
    unread({ count }) {
      if (Number.isInteger(count) && count >= 0 && count !== unread) {
        unread = count;
        show();
        window.dispatchEvent(new CustomEvent("parley:unread", { detail: { count } }));
      }
    },
  };
  window.addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === agent && event.data
        && Object.hasOwn(heard, event.data.parley)) {
      heard[event.data.parley](event.data);
    }
  });
  button.addEventListener("click", open);

  window.parley = {
    open,
    close,
    update(given) {
      take(given);
      tell("options", { options });
    },
  };
  const start = () => {
    document.body.append(host);
    if (remembered()) {
      load();
    }
  };
  if (document.body) {
    start();
  } else {
    document.addEventListener("DOMContentLoaded", start);
  }
})();

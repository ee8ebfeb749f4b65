// What was said, as bubbles.
import { say, time } from "./language.js";
import { link, webAddress, withLinks } from "./links.js";

const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const NEAR_THE_END = 120;

export class Log {
  #list = document.getElementById("log");
  #scroll = document.getElementById("scroll");
  #shown = new Map();
  #seen = 0;
  // Whoever reads what was said earlier is not carried away by what comes.
  #following = true;

  constructor() {
    this.#scroll.addEventListener("scroll", () => (this.#following = this.#atEnd()));
    this.#list.addEventListener("load", () => this.#following && this.toEnd(), true);
  }

  // Shows a message that the agent has, in the place that it has there.
  said(message, sequence) {
    const line = this.#line(message.id, message.from);
    const mine = message.from === "visitor";
    line.classList.remove("unsent", "failed");
    line.dataset.sequence = sequence;
    line.replaceChildren(
      part("span", mine ? "who unseen" : "who", mine ? say("you") : message.name || say("team")),
      ...contents(message.text, message.attachments ?? []),
      meta(message.sentAt),
    );
    this.#list.insertBefore(line, this.#list.querySelector(".unsent"));
    this.#markSeen();
    if (this.#following || mine) {
      this.toEnd();
    }
  }

  // Shows what is on its way.
  waiting(id, message) {
    if (this.#shown.get(id)?.dataset.sequence) {
      return;
    }
    const line = this.#line(id, "visitor");
    line.classList.add("unsent");
    line.replaceChildren(
      part("span", "who unseen", say("you")),
      ...contents(message.text, message.files),
      part("p", "meta", say("sending")),
    );
    this.#list.append(line);
    this.toEnd();
  }

  failed(id, reason) {
    const line = this.#shown.get(id);
    line.classList.replace("unsent", "failed");
    line.querySelector(".meta").textContent = `${say("failed")}: ${reason}`;
  }

  // The team has seen everything up to here.
  seen(sequence) {
    this.#seen = Math.max(this.#seen, sequence);
    this.#markSeen();
  }

  toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  #markSeen() {
    this.#list.querySelector(".receipt")?.remove();
    const lines = [...this.#list.querySelectorAll(".visitor[data-sequence]")];
    lines.filter((line) => Number(line.dataset.sequence) <= this.#seen).at(-1)
      ?.querySelector(".meta").append(part("span", "receipt", say("seen")));
  }

  #line(id, from) {
    const line = this.#shown.get(id) ?? document.createElement("li");
    line.classList.add(from);
    this.#shown.set(id, line);
    return line;
  }

  #atEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < NEAR_THE_END;
  }
}

function contents(text, attachments) {
  const bubble = part("p", "bubble", text ? withLinks(text) : "");
  const files = part("p", "files", "");
  files.append(...attachments.map(file));
  return [...(text ? [bubble] : []), ...(attachments.length ? [files] : [])];
}

function file({ name, mediaType, link: address }) {
  const known = address ? webAddress(address) : null;
  if (!known) {
    return part("span", "", name);
  }
  if (PICTURES.includes(mediaType) && new URL(known).origin === location.origin) {
    const picture = document.createElement("img");
    picture.src = known;
    picture.alt = name;
    return link(known, picture);
  }
  return link(known, name);
}

function meta(sentAt) {
  const moment = document.createElement("time");
  moment.dateTime = sentAt;
  moment.textContent = time(new Date(sentAt));
  return part("p", "meta", moment);
}

function part(name, kind, content) {
  const element = document.createElement(name);
  element.className = kind;
  element.append(content);
  return element;
}

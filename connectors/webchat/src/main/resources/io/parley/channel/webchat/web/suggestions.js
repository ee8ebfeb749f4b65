// Articles that may answer the question while it is typed.
import { announce } from "./announcer.js";
import { say } from "./language.js";
import { link, webAddress } from "./links.js";

const PAUSE = 400;
const SHORTEST = 4;

export class Suggestions {
  #box = document.getElementById("suggestions");
  #service;
  #timer = 0;
  #asked = "";

  constructor(service, question) {
    this.#service = service;
    question.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(question.value.trim()), PAUSE);
    });
  }

  async #ask(text) {
    if (text === this.#asked) {
      return;
    }
    this.#asked = text;
    const answer = text.length < SHORTEST ? null : await this.#service.suggestions(text);
    if (text === this.#asked) {
      this.#show(answer?.document.suggestions ?? []);
    }
  }

  #show(found) {
    const usable = found.filter((suggestion) => webAddress(suggestion.link));
    this.#box.hidden = usable.length === 0;
    this.#box.querySelector("ul").replaceChildren(...usable.map((suggestion) => this.#entry(suggestion)));
    announce(usable.length ? say("suggestionsFound", { count: usable.length }) : "");
  }

  #entry({ title, link: address, excerpt }) {
    const entry = document.createElement("li");
    const anchor = link(address, title);
    const hint = document.createElement("span");
    hint.className = "unseen";
    hint.textContent = ` ${say("newWindow")}`;
    anchor.append(hint);
    const words = document.createElement("p");
    words.textContent = excerpt;
    const helped = document.createElement("button");
    helped.type = "button";
    helped.className = "quiet";
    helped.textContent = say("helped");
    helped.addEventListener("click", () => {
      this.#service.helped(address);
      const thanks = document.createElement("p");
      thanks.tabIndex = -1;
      thanks.textContent = say("glad");
      helped.replaceWith(thanks);
      thanks.focus();
    });
    entry.append(anchor, words, helped);
    return entry;
  }
}

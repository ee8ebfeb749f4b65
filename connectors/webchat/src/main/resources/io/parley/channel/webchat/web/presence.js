// Whether there is a connection, how long the line is, and whether somebody types.
import { announce } from "./announcer.js";
import { duration, say } from "./language.js";

const TYPING_ENDS_AFTER = 6000;
const QUIET = 15_000;

export class Presence {
  #state = document.getElementById("state");
  #typing = document.getElementById("typing");
  #idle;
  #name = null;
  #line = "";
  #typingTimer = 0;
  #toldLine = -QUIET;
  #toldTyping = -QUIET;

  // What is shown while there is nothing special.
  constructor(idle) {
    this.#idle = idle;
  }

  show(sentence) {
    if (this.#state.textContent !== sentence) {
      this.#state.textContent = sentence;
    }
  }

  connected() {
    this.show(this.#line || this.#idle);
  }

  offline() {
    if (this.#state.textContent !== say("offline")) {
      this.show(say("offline"));
      announce(say("offline"));
    }
  }

  queue({ position, expectedWaitSeconds }) {
    const place = position === 1 ? say("next") : say("place", { place: position });
    const wait = expectedWaitSeconds > 0 ? ` ${say("wait", { duration: duration(expectedWaitSeconds) })}` : "";
    this.#line = position > 0 ? place + wait : "";
    this.connected();
    // Not each step of a line that moves fast, but that one is next.
    if (position > 0 && (position === 1 || performance.now() - this.#toldLine > QUIET)) {
      this.#toldLine = performance.now();
      announce(this.#line);
    }
  }

  answered(name) {
    this.#name = name ?? this.#name;
    this.#line = "";
    this.stopTyping();
    this.connected();
  }

  typing() {
    const sentence = say("typing", { name: this.#name ?? say("team") });
    this.#typing.lastElementChild.textContent = sentence;
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.stopTyping(), TYPING_ENDS_AFTER);
    if (performance.now() - this.#toldTyping > QUIET) {
      announce(sentence);
    }
    this.#toldTyping = performance.now();
  }

  stopTyping() {
    this.#typing.hidden = true;
  }

  closed() {
    this.#line = "";
    this.show(say("closed"));
    announce(say("closed"));
  }
}

// Where the visitor writes on.
import { say } from "./language.js";

const TYPING_PAUSE = 3000;

export class Composer {
  #form = document.getElementById("say");
  #line = document.getElementById("line");
  #draft;
  #attachments;
  #toldTyping = -TYPING_PAUSE;

  constructor(draft, attachments, { send, typing, fault }) {
    this.#draft = draft;
    this.#attachments = attachments;
    this.text = draft.get() ?? "";
    this.#line.addEventListener("input", () => {
      this.#fit();
      draft.set(this.#line.value);
      if (this.#line.value && performance.now() - this.#toldTyping > TYPING_PAUSE) {
        this.#toldTyping = performance.now();
        typing();
      }
    });
    this.#line.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      fault(attachments?.busy ? say("uploading") : "");
      const text = this.#line.value.trim();
      if (!attachments?.busy) {
        const files = attachments?.take() ?? [];
        if (text || files.length) {
          this.text = "";
          this.#toldTyping = -TYPING_PAUSE;
          send(text, files);
        }
      }
      this.focus();
    });
    if (attachments) {
      this.#takeFiles();
    }
  }

  get text() {
    return this.#line.value;
  }

  set text(text) {
    this.#line.value = text;
    this.#draft.set(text);
    this.#fit();
  }

  show() {
    this.#fit();
  }

  focus() {
    this.#line.focus();
  }

  hide() {
    this.#form.hidden = true;
  }

  // As high as what is written in it, as far as the style allows.
  #fit() {
    if (!this.#line.checkVisibility()) {
      return;
    }
    this.#line.style.height = "auto";
    this.#line.style.height = `${this.#line.scrollHeight + 2}px`;
  }

  // By the button, pasted, or dropped.
  #takeFiles() {
    const button = document.getElementById("attach");
    const input = document.getElementById("file");
    const drop = document.getElementById("drop");
    button.hidden = false;
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      this.#attachments.add(input.files);
      input.value = "";
      this.focus();
    });
    this.#line.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) {
        event.preventDefault();
        this.#attachments.add(event.clipboardData.files);
      }
    });
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.hidden = !event.dataTransfer.types.includes("Files");
    });
    document.addEventListener("dragleave", (event) => {
      drop.hidden = !event.relatedTarget || drop.hidden;
    });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.hidden = true;
      this.#attachments.add(event.dataTransfer.files);
    });
  }
}

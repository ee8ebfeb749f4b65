// How the visitor liked it: one to five stars, and words if they like.
import { say } from "./language.js";

const STAR = "M12 3.2l2.7 5.6 6.1.8-4.5 4.3 1.1 6.1L12 17l-5.4 3 1.1-6.1L3.2 9.6l6.1-.8z";
const SVG = "http://www.w3.org/2000/svg";

export class Rating {
  #form = document.getElementById("rating");

  constructor(rate, fault) {
    this.#form.querySelector(".stars").replaceChildren(...[1, 2, 3, 4, 5].map(star));
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const { stars, text } = Object.fromEntries(new FormData(this.#form));
      const answer = await rate({ stars: Number(stars), ...(text.trim() && { text: text.trim() }) });
      fault(answer.status === 202 ? "" : answer.document.error ?? say("refused"));
    });
  }

  show(shown) {
    this.#form.hidden = !shown;
  }
}

function star(count) {
  const label = document.createElement("label");
  const choice = document.createElement("input");
  choice.type = "radio";
  choice.name = "stars";
  choice.value = count;
  choice.required = true;
  choice.setAttribute("aria-label", say("stars", { count }));
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", STAR);
  drawing.append(path);
  label.append(choice, drawing);
  return label;
}

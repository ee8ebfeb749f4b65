// The conversation by e-mail, where the agent sends e-mail.
import { say } from "./language.js";

export class Mail {
  #form = document.getElementById("mail");

  constructor(known, order, fault) {
    const address = document.getElementById("mail-address");
    address.value = known ?? "";
    this.#form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const answer = await order(address.value);
      fault(answer.status === 202 ? "" : answer.document.error ?? say("refused"));
    });
  }

  show(shown) {
    this.#form.hidden = !shown;
  }
}

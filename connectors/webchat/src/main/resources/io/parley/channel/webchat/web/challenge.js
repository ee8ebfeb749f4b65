// Proves by work that somebody means it. The work is done beside the page, so that it goes on reacting.
export class Challenge {
  #service;
  #solution = null;

  constructor(service) {
    this.#service = service;
  }

  // Begins early, while somebody still types.
  prepare() {
    this.#solution ??= this.#solve();
  }

  // A solution is taken once.
  async solution() {
    this.prepare();
    const solution = await this.#solution;
    this.#solution = null;
    return solution && !expired(solution.expires) ? solution : this.#solve();
  }

  async #solve() {
    const { status, document: { salt, difficulty, expires, signature } } = await this.#service.challenge();
    if (status !== 200 || !window.isSecureContext) {
      return null;
    }
    const worker = new Worker(new URL("proof.js", import.meta.url), { type: "module" });
    const number = await new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = reject;
      worker.postMessage({ salt, difficulty });
    });
    worker.terminate();
    return { salt, difficulty, expires, signature, number };
  }
}

// Seconds since 1970, or a moment in words.
function expired(moment) {
  return (typeof moment === "number" ? moment * 1000 : Date.parse(moment)) < Date.now() + 5000;
}

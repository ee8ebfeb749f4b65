// Tells people who listen to the page what happens on it, one sentence at a time and no sentence twice in a row.
const region = document.getElementById("announcer");
const sentences = [];
let speaking = false;

export function announce(sentence) {
  if (sentence && sentences.at(-1) !== sentence) {
    sentences.push(sentence);
    speak();
  }
}

function speak() {
  if (speaking || sentences.length === 0) {
    return;
  }
  speaking = true;
  region.textContent = "";
  setTimeout(() => (region.textContent = sentences.shift()), 50);
  setTimeout(() => {
    speaking = false;
    speak();
  }, 1000);
}

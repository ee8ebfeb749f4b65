// Keeps the focus within the opened panel; Escape leaves it.
const FOCUSABLE = "a[href], button, input:not([type=file]), select, textarea, [tabindex='0']";

export function keepFocus(leave) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) {
      leave();
    } else if (event.key === "Tab") {
      turn(event);
    }
  });
}

function turn(event) {
  const all = stops();
  const [first, last] = [all[0], all.at(-1)];
  const from = event.shiftKey ? first : last;
  const group = (element) => (element?.type === "radio" ? element.name : element);
  if (!all.includes(document.activeElement) || group(document.activeElement) === group(from)) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}

// Of radio buttons the chosen one can be reached, or the first.
function stops() {
  return [...document.querySelectorAll(FOCUSABLE)].filter((element) => {
    const chosen = element.type === "radio" && document.querySelector(`[name="${element.name}"]:checked`);
    return element.checkVisibility({ visibilityProperty: true }) && (!chosen || chosen === element);
  });
}

// Keeps the overview fresh while somebody looks at it; without it the page is what it was when it was opened.
setInterval(async () => {
  if (document.hidden) {
    return;
  }
  const answer = await fetch("/", { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer && answer.ok && !answer.redirected) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("content");
    const shown = document.getElementById("content");
    if (fresh && fresh.innerHTML !== shown.innerHTML) {
      shown.replaceWith(fresh);
    }
  }
}, 3000);

// Says that scripts run, as govuk-frontend's style sheet wants to know, and starts its components.
// A module only loads where they are supported. Everything works without it.
import { initAll } from "./vendor/govuk-frontend-6.6.0/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// "Exit this page" works without scripts. With them the page at hand is also taken out of the
// browser's history, so that Back does not lead to it, and Shift pressed three times leaves, too. The
// page is empty at once; a slow line may take a second, no longer, to end the session first.
const leaving = document.querySelector("form[data-leave-to]");
if (leaving) {
  const leave = async () => {
    document.body.style.display = "none";
    window.speechSynthesis?.cancel();
    const ended = fetch(leaving.action, { method: "POST", keepalive: true, redirect: "manual" });
    await Promise.race([ended.catch(() => {}), new Promise((done) => setTimeout(done, 1000))]);
    window.location.replace(leaving.dataset.leaveTo);
  };
  leaving.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((moment) => event.timeStamp - moment < 5000), event.timeStamp];
    if (presses.length === 3) leave();
  });
}

// A page that only hands somebody on presses its own button.
document.querySelector("form[data-go-on]")?.requestSubmit();

// Reads a part of the page aloud, one passage after the other, with a voice of the device itself.
// A voice that works over the network is never used: what stands here concerns somebody, and would
// be sent there. Where the device has no voice of its own in this language, nothing is offered.
const offer = document.querySelector("[data-read-aloud]");
const speech = window.speechSynthesis;

if (offer && speech) {
  const [begin, stop] = offer.querySelectorAll("button");
  const text = document.getElementById(offer.dataset.readAloud);
  const language = document.documentElement.lang.slice(0, 2);
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, figcaption";

  const voice = () =>
    speech.getVoices().find((one) => one.localService && one.lang.slice(0, 2) === language);
  const passages = () =>
    [...text.querySelectorAll(BLOCKS)].filter(
      (one) => !one.querySelector(BLOCKS) && !one.closest(".no-print") && one.innerText.trim(),
    );
  const reading = (on) => {
    begin.hidden = on;
    stop.hidden = !on;
  };
  const mark = (passage) => {
    text.querySelector(".is-read")?.classList.remove("is-read");
    passage?.classList.add("is-read");
    passage?.scrollIntoView({ block: "nearest" });
  };
  let turn = 0; // what an engine still says of a turn that is over counts no more
  const read = (mine, [passage, ...rest]) => {
    if (mine !== turn) return;
    mark(passage);
    if (!passage) return end();
    const words = new SpeechSynthesisUtterance(passage.innerText);
    words.voice = voice();
    words.lang = words.voice?.lang ?? language;
    words.onend = () => read(mine, rest);
    words.onerror = () => mine === turn && end();
    speech.speak(words);
  };
  const end = () => {
    turn += 1;
    const was = document.activeElement === stop;
    reading(false);
    mark();
    speech.cancel();
    if (was) begin.focus();
  };

  begin.addEventListener("click", () => {
    reading(true);
    stop.focus();
    read(turn, passages());
  });
  stop.addEventListener("click", () => end());
  window.addEventListener("pagehide", () => speech.cancel());

  const look = () => {
    offer.hidden = !voice();
  };
  look();
  speech.addEventListener("voiceschanged", look);
}

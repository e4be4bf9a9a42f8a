// The draft of a plan lives in this page alone: in memory, or in a file that the family keeps.
// Nothing is sent, and nothing is put into the browser's own storage, which others could open.

const form = document.querySelector("form[data-draft]");
const tools = document.querySelector("[data-draft-tools]");
const says = document.querySelector("[data-draft-says]");

const OURS = /^(what|who|named|by|know|checks)_\d+(-day|-month|-year)?$|^(contingency|not_known_yet|own_words|review_on-(day|month|year))$/;
const fields = () => [...form.elements].filter((one) => one.name && OURS.test(one.name));
let kept = "";

const written = () => Object.fromEntries(fields().map((one) => [one.name, one.value]));
const changed = () =>
  fields().some((one) => one.value) && JSON.stringify(written()) !== kept;

function save() {
  const text = JSON.stringify({ alongside: "family plan", plan: written() }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = form.dataset.draftFile;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  kept = JSON.stringify(written());
  says.textContent = says.dataset.saved;
}

async function load(event) {
  const file = event.target.files[0];
  if (!file) return;
  try {
    const found = JSON.parse(await file.text());
    if (found.alongside !== "family plan" || typeof found.plan !== "object") throw new Error();
    for (const one of fields()) {
      if (typeof found.plan[one.name] === "string") one.value = found.plan[one.name];
    }
    if (fields().some((one) => one.closest("[data-draft-more]") && one.value)) {
      document.querySelector("[data-draft-more]").open = true;
    }
    kept = JSON.stringify(written());
    says.textContent = says.dataset.loaded;
  } catch {
    says.textContent = says.dataset.failed;
  }
  event.target.value = "";
}

if (form && tools) {
  tools.hidden = false;
  tools.querySelector("[data-draft-save]").addEventListener("click", save);
  tools.querySelector("[data-draft-load]").addEventListener("change", load);
  let sharing = false;
  form.addEventListener("submit", () => { sharing = true; });
  window.addEventListener("pageshow", () => { sharing = false; });
  // "Exit this page" hides the page at once, and nothing may hold up whoever must leave.
  const leaving = () => getComputedStyle(document.body).display === "none";
  window.addEventListener("beforeunload", (event) => {
    if (!sharing && !leaving() && changed()) event.preventDefault();
  });
}

// Asking somebody to the door must not load the page anew, for that would lose the draft.
for (const quiet of document.querySelectorAll("[data-quiet]")) {
  quiet.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asking = new FormData(event.target, event.submitter);
    const key = crypto.getRandomValues(new Uint8Array(16));
    asking.set("form_key", [...key].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    const says = quiet.querySelector("[data-quiet-says]");
    const answer = await fetch(event.target.action, { method: "POST", body: asking }).catch(() => null);
    if (!answer?.ok) says.textContent = quiet.dataset.failed;
    else says.textContent = asking.get("to") ? quiet.dataset.asked : quiet.dataset.answered;
  });
}

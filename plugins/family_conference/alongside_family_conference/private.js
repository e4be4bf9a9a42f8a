// The draft of a plan lives in this page alone: in memory, or in a file that the family keeps.
// Nothing is sent, and nothing is put into the browser's own storage, which others could open.

const form = document.querySelector("form[data-draft]");
const tools = document.querySelector("[data-draft-tools]");
const trouble = document.querySelector("[data-share-trouble]");

const OURS = /^(what|who|named|by|know|checks)_\d+(-day|-month|-year)?$|^(contingency|not_known_yet|own_words|review_on-(day|month|year))$/;
const fields = () => [...form.elements].filter((one) => one.name && OURS.test(one.name));
let kept = "";

const written = () => Object.fromEntries(fields().map((one) => [one.name, one.value]));
const changed = () =>
  fields().some((one) => one.value) && JSON.stringify(written()) !== kept;

const freshKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function save(event) {
  const text = JSON.stringify({ alongside: "family plan", plan: written() }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = form.dataset.draftFile;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  kept = JSON.stringify(written());
  event.target.closest("div").querySelector("[data-draft-says]").textContent = tools.dataset.saved;
}

async function load(event) {
  const file = event.target.files[0];
  if (!file) return;
  const says = tools.querySelector("[data-draft-says]");
  try {
    const found = JSON.parse(await file.text());
    if (found.alongside !== "family plan" || typeof found.plan !== "object") throw new Error();
    if (changed() && !confirm(tools.dataset.over)) return;
    for (const one of fields()) {
      if (typeof found.plan[one.name] === "string") one.value = found.plan[one.name];
    }
    unfold();
    kept = JSON.stringify(written());
    says.textContent = tools.dataset.loaded;
  } catch {
    says.textContent = tools.dataset.failed;
  } finally {
    event.target.value = "";
  }
}

function unfold() {
  const more = form.querySelector("[data-draft-more]");
  if (fields().some((one) => more.contains(one) && one.value)) more.open = true;
}

// The page is left when the plan is known to be shared, and not before: a form that the browser
// sends by itself would lose every word to an error page where the network drops.
let leavingWell = false;
let sent = "";

async function share(event) {
  event.preventDefault();
  tell("sending");
  form.inert = true;
  // The same draft twice makes one plan, also where only the answer was lost; other words are sent anew.
  if (sent && sent !== JSON.stringify(written())) form.elements.form_key.value = freshKey();
  sent = JSON.stringify(written());
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(30000),
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const ended = new URL(answer.url).pathname;
    if (answer.status === 201 || (answer.redirected && ended === form.dataset.shared)) {
      leavingWell = true;
      location.assign(form.dataset.shared);
    } else if (answer.status === 422 && page.querySelector("form[data-draft]")) {
      tell("");
      showWrong(page);
    } else if (answer.status === 401 || (answer.redirected && ended === form.dataset.signIn)) {
      const token = answer.status === 401 && page.querySelector("main [name=csrf_token]");
      if (token) form.elements.csrf_token.value = token.value;
      tell("signedOut");
    } else {
      tell("refused");
    }
  } catch {
    tell("unreached");
  } finally {
    form.inert = leavingWell;
    if (document.activeElement === document.body) event.submitter?.focus();
  }
}

function tell(what) {
  trouble.querySelector("[role=alert]").textContent = trouble.dataset[what] ?? "";
  trouble.querySelector("[data-draft-says]").textContent = "";
  trouble.querySelector("[data-share-sign-in]").hidden = what !== "signedOut";
  trouble.querySelector("[data-share-save]").hidden = !what || what === "sending";
}

// The errors as the answer shows them, around the words that are in this page.
function showWrong(page) {
  const now = written();
  form.replaceChildren(...page.querySelector("form[data-draft]").childNodes);
  for (const one of fields()) one.value = now[one.name] ?? one.value;
  unfold();
  document.querySelector(".govuk-error-summary")?.remove();
  document.title = page.title;
  const summary = page.querySelector(".govuk-error-summary");
  summary.tabIndex = -1;
  document.querySelector("main").prepend(summary);
  summary.focus();
}

if (form && tools) {
  tools.hidden = false;
  for (const one of document.querySelectorAll("[data-draft-save]")) one.addEventListener("click", save);
  tools.querySelector("[data-draft-load]").addEventListener("change", load);
  form.addEventListener("submit", share);
  document.querySelector("[data-draft-end]")?.addEventListener("submit", (event) => {
    if (!changed()) return;
    if (confirm(event.currentTarget.dataset.draftEnd)) leavingWell = true;
    else event.preventDefault();
  });
  window.addEventListener("pageshow", () => { form.inert = leavingWell = false; });
  // "Exit this page" hides the page at once, and nothing may hold up whoever must leave.
  const leaving = () => getComputedStyle(document.body).display === "none";
  window.addEventListener("beforeunload", (event) => {
    if (!leavingWell && !leaving() && changed()) event.preventDefault();
  });
}

// Asking somebody to the door must not load the page anew, for that would lose the draft.
for (const quiet of document.querySelectorAll("[data-quiet]")) {
  quiet.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asking = new FormData(event.target, event.submitter);
    asking.set("form_key", freshKey());
    const says = quiet.querySelector("[data-quiet-says]");
    const answer = await fetch(event.target.action, { method: "POST", body: asking }).catch(() => null);
    if (!answer?.ok) says.textContent = quiet.dataset.failed;
    else says.textContent = asking.get("to") ? quiet.dataset.asked : quiet.dataset.answered;
  });
}

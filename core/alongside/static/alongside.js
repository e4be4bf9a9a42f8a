// Says that scripts run, as govuk-frontend's style sheet wants to know, and starts its components.
// A module only loads where they are supported. Everything works without it.
import { initAll } from "./vendor/govuk-frontend-6.6.0/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// What a page can do beyond links and forms; without it everything else still works.

const COPIED_MS = 2000;

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => share(button));
}

for (const link of document.querySelectorAll("a[data-mail]")) {
  const field = document.querySelector(link.dataset.mail);
  field.addEventListener("input", () => {
    link.href = link.href.replace(/([?&]body=)[^&]*/, (_, name) => name + encodeURIComponent(field.value));
  });
}

// A link may say what a report is about: "?report=wrong-badge#report".
const subject = new URLSearchParams(location.search).get("report");
const kind = document.querySelector("#report-kind");
if (kind && [...kind.options].some((option) => option.value === subject)) kind.value = subject;

/** Copies the text of the field that the button names, and says so for a moment. */
async function copy(button) {
  const field = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    return;
  }
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, COPIED_MS);
}

/** Opens the share sheet of the system; closing it is no error. */
function share(button) {
  navigator.share({ title: button.dataset.share, url: button.dataset.address }).catch(() => {});
}

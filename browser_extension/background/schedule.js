/** When the index is brought up to date: on starting, when the address changes, and by an alarm. */

import { announceChange } from "./pages.js";
import { readSettings } from "./settings.js";
import { updateIndex } from "./update.js";

export const UPDATE_ALARM = "update";
const HOUR_MINUTES = 60;

/** Set the alarm, at a moment of chance, so that a million browsers do not ask in the same minute. */
export async function keepUpdating() {
  const { updateHours } = await readSettings();
  const period = updateHours * HOUR_MINUTES;
  await chrome.alarms.create(UPDATE_ALARM, { delayInMinutes: period * (0.5 + Math.random() / 2), periodInMinutes: period });
}

/** Update the index, and let the open pages know where it changed. */
export async function changeIndex() {
  if (await updateIndex()) await announceChange();
}

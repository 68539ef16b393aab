// Written by tools/extension_locales.py from cci_core.appearance; do not edit.

/** @typedef {{ slug: string, name: string, letter: string, path: string, letterY: number, light: string[], dark: string[] }} Look fill and ink on light and on dark */

/** @type {Look[]} */
export const LOOKS = [
  {"slug": "champion", "name": "Champion", "letter": "C", "path": "M12 0.6 15.2 4.3 20.1 3.9 19.7 8.8 23.4 12 19.7 15.2 20.1 20.1 15.2 19.7 12 23.4 8.8 19.7 3.9 20.1 4.3 15.2 0.6 12 4.3 8.8 3.9 3.9 8.8 4.3Z", "letterY": 12, "light": ["#003767", "#ffffff"], "dark": ["#4566c8", "#ffffff"]},
  {"slug": "defender", "name": "Defender", "letter": "D", "path": "M12 1 22 4.5V11.5C22 17 17.8 21 12 23.2 6.2 21 2 17 2 11.5V4.5Z", "letterY": 11.4, "light": ["#0866a7", "#ffffff"], "dark": ["#60a5e6", "#0e1116"]},
  {"slug": "resister", "name": "Resister", "letter": "R", "path": "M12 0.8 22.5 9.5V22.5H1.5V9.5Z", "letterY": 13.8, "light": ["#3d9ccd", "#0e1116"], "dark": ["#ace9ff", "#0e1116"]},
  {"slug": "objector", "name": "Objector", "letter": "O", "path": "M12 1A11 11 0 0 1 12 23 11 11 0 0 1 12 1Z", "letterY": 12, "light": ["#8e9194", "#0e1116"], "dark": ["#a3a6a9", "#0e1116"]},
  {"slug": "bystander", "name": "Bystander", "letter": "B", "path": "M4.5 2H19.5L22 4.5V19.5L19.5 22H4.5L2 19.5V4.5Z", "letterY": 12, "light": ["#ac9200", "#0e1116"], "dark": ["#e5e172", "#0e1116"]},
  {"slug": "appeaser", "name": "Appeaser", "letter": "A", "path": "M12 0.2 23.8 12 12 23.8 0.2 12Z", "letterY": 12, "light": ["#bb764a", "#0e1116"], "dark": ["#fec101", "#0e1116"]},
  {"slug": "enabler", "name": "Enabler", "letter": "E", "path": "M6.2 2H17.8L23.6 12 17.8 22H6.2L0.4 12Z", "letterY": 12, "light": ["#c22000", "#ffffff"], "dark": ["#d38600", "#0e1116"]},
  {"slug": "toadie", "name": "Toadie", "letter": "T", "path": "M1.5 1.5H22.5V14.5L12 23.2 1.5 14.5Z", "letterY": 10.2, "light": ["#8f0010", "#ffffff"], "dark": ["#ff6c57", "#0e1116"]},
  {"slug": "quisling", "name": "Quisling", "letter": "Q", "path": "M0.4 2H23.6L12 23.4Z", "letterY": 8.6, "light": ["#700425", "#ffffff"], "dark": ["#c8133a", "#ffffff"]},
  {"slug": "unrated", "name": "", "letter": "?", "path": "M12 1A11 11 0 0 1 12 23 11 11 0 0 1 12 1ZM12 3A9 9 0 0 0 12 21 9 9 0 0 0 12 3Z", "letterY": 12, "light": ["#5c5f62", "#ffffff"], "dark": ["#6c6f75", "#ffffff"]},
];

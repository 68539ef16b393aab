/**
 * What the parts of the extension say to each other: every message, its answer, and the values inside.
 *
 * Content scripts and pages send with `chrome.runtime.sendMessage(message)`; the worker answers each `Request` with
 * the `Reply` of the same type, and never with an error: a failed request answers `{ error: string }` where its type
 * says so. Nothing here ever leaves the browser, except that "cci:details" fetches one company by its slug.
 */

/** @typedef {"domain"|"structured"|"site"|"specification"|"title"|"text"} Rung how a page proved a company, strongest first */
/** @typedef {"plain"|"needs-structure"} NameClass whether a name alone proves a company, or only structure does */

/**
 * A name of the index that the asked text equals.
 * @typedef {object} NameEntry
 * @property {string} slug the rated company: for a brand without a score of its own, the owner that is rated
 * @property {string} tier
 * @property {number} score in points, two decimals
 * @property {string} name the rated company's name as shown
 * @property {NameClass} cls
 * @property {string} via the brand or subsidiary whose owner is shown ("Instagram" of Meta), "" where the company itself is meant
 * @property {string} exactText the name as the catalogue writes it, for rules about upper and lower case
 * @property {number} date day of the newest event, in days since 1970-01-01
 */

/**
 * The index as the ladder sees it.
 * @typedef {object} BadgeIndex
 * @property {(text: string) => NameEntry[]} lookupName
 *   all companies that bear the name, after folding (case, accents, punctuation, legal forms); more than one is
 *   ambiguous, none unknown
 * @property {(host: string, path: string) => NameEntry | null} lookupDomain
 *   the company whose registrable domain (or shared host and path) the address lies in; null where none or several
 */

/**
 * Where the facts were read; stays in the browser.
 * @typedef {object} PageAddress
 * @property {string} url
 * @property {string} host
 * @property {string} path
 */

/**
 * A piece of text that a page offers as a brand.
 * @typedef {object} Fact
 * @property {string} id chosen by the content script, given back in the badge
 * @property {Exclude<Rung, "domain">} rung
 * @property {string} text
 * @property {string} [group] ties the facts of one product or listing card
 * @property {string} [context] text around it, for rules such as "for", "fits", "compatible with"
 */

/**
 * What the ladder decides of one fact: `decide(page, facts, index, settings) -> Verdict[]` in ladder/decide.js.
 * @typedef {object} Verdict
 * @property {string} id the fact's
 * @property {string} slug
 * @property {string} tier
 * @property {string} name
 * @property {number} score
 * @property {Rung} rung
 * @property {string} text the exact text that matched
 * @property {string} [via] the brand whose owner this is
 */

/** @typedef {Verdict} Badge a verdict that the person's settings let through */

/**
 * The site's own company (rung "domain").
 * @typedef {Omit<Verdict, "id">} SiteCompany
 */

/**
 * What a person has chosen; stored under `settings`, every key may be missing there (see settings.js for defaults).
 * @typedef {object} Settings
 * @property {string} apiBase address of the service, without a slash at the end
 * @property {string} key public key of that service, base64; "" takes the pinned one
 * @property {string[]} tiers slugs of the tiers to show
 * @property {boolean} textMode also look for names in running text
 * @property {boolean} paused
 * @property {string[]} silencedSites hosts without badges; their subdomains too
 * @property {Record<string, string>} hiddenCompanies slug -> tier at the time of hiding; ends when the tier changes
 * @property {"auto"|"en"|"de"|"es"} language
 * @property {number} updateHours
 */

/**
 * @typedef {object} JudgeRequest
 * @property {"cci:judge"} type
 * @property {PageAddress} page
 * @property {Fact[]} facts
 * @property {boolean} [more] true: these facts add to those sent before for this page (infinite scroll); else they replace them
 * @property {boolean} [dressed] whether the page has what shows badges; it gets that with its first ones
 */
/**
 * @typedef {object} JudgeReply
 * @property {Badge[]} badges
 * @property {SiteCompany|null} site
 * @property {boolean} paused true where the person paused everything or silenced this site: show nothing
 * @property {string} version of the index
 * @property {number} day of the index, in days since 1970-01-01
 * @property {JudgeSettings} settings
 */
/**
 * @typedef {object} JudgeSettings
 * @property {string[]} tiers
 * @property {boolean} textMode whether facts of rung "text" are wanted at all
 * @property {"en"|"de"|"es"} language already resolved
 * @property {string} apiBase for the links to a company's page
 */

/** @typedef {{type: "cci:changed"}} ChangedNotice worker → the extension's pages: settings or index changed; pages of the web are told by a script */

/**
 * A product as JSON-LD states it.
 * @typedef {object} Product
 * @property {string} name
 * @property {string} url
 * @property {string[]} brands
 * @property {string[]} makers
 * @property {string[]} sellers
 * @property {boolean} listed whether it is one of a list
 */
/**
 * What the JSON-LD of a page says.
 * @typedef {object} Linked
 * @property {Product[]} products
 * @property {boolean} article
 * @property {boolean} work whether it speaks of a book, an event, a house or the like
 */

/** @typedef {{type: "cci:reader", hosts: string[], linked: string[]}} ReaderRequest first look → worker: bring what reads pages to this one; hosts are its own and the one it gives as its own, linked the texts of its JSON-LD */
/** @typedef {{rule: Record<string, string | string[]> | null, linked: Linked}} ReaderReply the selectors of sites/rules.json for that shop */
/** @typedef {{type: "cci:linked", sources: string[]}} LinkedRequest answered with a Linked, where the JSON-LD changed */

/** @typedef {{type: "cci:details", slug: string}} DetailsRequest only on a person's click */
/**
 * @typedef {object} DetailsReply
 * @property {any} [company] the service's answer to GET /v1/companies/{slug}
 * @property {any} [alternatives] its answer to GET /v1/companies/{slug}/alternatives, null where that failed
 * @property {string} [owner] name of the company that owns it, "" where nobody does
 * @property {string} [page] address of the company's page for people
 * @property {string} [error] "offline" | "not-found" | "unusable"
 */

/** @typedef {{type: "cci:hide", slug: string, tier: string}} HideRequest answered {ok: true}; a "cci:changed" follows */
/** @typedef {{type: "cci:silence-site", host: string}} SilenceRequest answered {ok: true}; a "cci:changed" follows */

/** @typedef {{type: "cci:tab-state", tabId: number}} TabStateRequest popup → worker */
/** @typedef {{type: "cci:looked-once", tabId: number, url: string}} LookedOnceNotice popup → worker: this page may be read until its tab moves on */
/**
 * @typedef {object} TabState
 * @property {SiteCompany|null} site
 * @property {SeenCompany[]} companies on the page, each once, by its strongest rung
 * @property {boolean} silenced
 * @property {string} host "" where the page may not be read
 */
/**
 * @typedef {object} SeenCompany
 * @property {string} slug
 * @property {string} tier
 * @property {string} name
 * @property {number} score
 * @property {Rung} rung
 * @property {string} text
 * @property {string} via
 * @property {boolean} hidden left out by the person's settings
 */

/** @typedef {{type: "cci:search", text: string}} SearchRequest popup → worker */
/** @typedef {{results: NameEntry[]}} SearchReply best first, at most 8 */

/** @typedef {{type: "cci:names", slugs: string[]}} NamesRequest own pages → worker; answered with the names by slug */

/** @typedef {{type: "cci:index-state"}} IndexStateRequest */
/**
 * @typedef {object} IndexState
 * @property {string} version
 * @property {number} day in days since 1970-01-01
 * @property {number} companies
 * @property {number} names
 * @property {string} source address it came from, "" for the copy that came with the extension
 * @property {number} checkedAt moment of the last successful check in ms since 1970, 0 for never
 * @property {string} problem why the last update was refused or failed ("" for none): a key of the messages
 */

/** @typedef {{type: "cci:update"}} UpdateRequest update now; answered with IndexState */
/** @typedef {{type: "cci:verify", apiBase: string, key: string}} VerifyRequest options → worker: can this service be used? */
/**
 * @typedef {object} VerifyReply
 * @property {boolean} ok
 * @property {string} problem a key of the messages, "" where ok
 * @property {string} key the service's public key, base64, "" where it has none
 * @property {string} fingerprint of that key, in groups for comparing by eye
 * @property {boolean} trusted whether that key is pinned, entered, or may be taken on first use
 */
/** @typedef {{type: "cci:trust", apiBase: string, key: string}} TrustRequest options → worker: pin this key; answered {ok: true} */

/**
 * @typedef {JudgeRequest|DetailsRequest|HideRequest|SilenceRequest|TabStateRequest|SearchRequest
 *   |NamesRequest|IndexStateRequest|UpdateRequest|VerifyRequest|TrustRequest} Request
 */

export {};

/** The one object that the content scripts share in their isolated world; pages cannot see it. */

type CciKind = "product" | "listing" | "article" | "other";
/** What a first look at a page says: something may be for sale, it calls itself an article, it reads like one, or neither. */
type CciSigns = "sale" | "article" | "prose" | "none";
type CciRung = "structured" | "site" | "specification" | "title" | "text";

interface CciSite {
  product?: string;
  title?: string;
  brand?: string[];
  authored?: string;
  card?: string;
  cardTitle?: string;
  cardBrand?: string;
}

type CciProduct = import("../messages.js").Product;
type CciLinked = import("../messages.js").Linked;

interface CciMeta {
  brands: string[];
  type: string;
  title: string;
  site: string;
  url: string;
}

interface CciSurvey {
  metas: HTMLMetaElement[];
  headings: HTMLElement[];
  stated: Element[];
  scopes: Element[];
}

interface CciReading {
  linked: CciLinked;
  meta: CciMeta;
  own: CciProduct[];
  scopes: Element[];
  stated: Element[];
  authored: boolean;
  rule: CciSite | null;
  kind: CciKind;
}

/** A text that may name a brand, and where it stands. */
interface CciStated {
  rung: CciRung;
  text: string;
  context: string;
  element: Element | null;
}

interface CciScan {
  kind: CciKind;
  stated: CciStated[];
  aside: CciStated[];
  cards: Element[];
  heading: Element | null;
  headings: readonly Element[];
  reading: CciReading;
}

type CciBadge = import("../messages.js").Badge;
type CciFact = import("../messages.js").Fact;

/** Where a fact stands; those of the page itself have one place, chosen once there is a badge for it. */
interface CciAnchor {
  element: Element | null;
  group: string;
}

/** A badge and where it belongs. `key` names company and listing card: one badge for each. */
interface CciPlaced {
  key: string;
  badge: CciBadge;
  element: Element;
  large: boolean;
}

interface CciShown extends CciPlaced {
  range: Range;
  button: HTMLButtonElement;
  cutting: Element[] | null;
  size: { width: number; height: number };
  choice: number;
  near: boolean;
  at: CciTry | null;
}

/** A place to try, and whether the badge stands there without its tier's name. */
interface CciTry {
  at: CciPoint;
  size: CciSize;
  small: boolean;
}

interface CciLook {
  name: string;
  letter: string;
  path: string;
  y: number;
  paint: string[];
  range: [number, number] | null;
}

type CciPoint = { x: number; y: number };
type CciSize = { width: number; height: number };

interface CciNamespace {
  /** Look at the page, or look at it again. */
  look?(): void;
  /** What the worker tells a page of itself, so that a page with nothing to find need not ask. */
  textMode?: boolean;
  ownSite?: boolean;
  language: string;
  apiBase: string;
  styles: string;
  cardStyles: string;
  cardDressed?: boolean;
  looks: Record<string, CciLook>;
  texts: Record<string, Record<string, string>>;
  cardTexts: Record<string, Record<string, string>>;
  ask(message: object): Promise<any>;
  judged(facts: readonly CciFact[], more: boolean): Promise<any>;
  say(key: string, places?: Record<string, string | number>): string;
  clippers(element: Element): Element[];
  lastLine(range: Range, cutting: readonly Element[]): DOMRect | null;
  placesAround(line: DOMRect, size: CciSize, rtl: boolean): CciPoint[];
  isFree(at: CciPoint, size: CciSize, anchor: Element): boolean;
  isUncovered(x: number, y: number, anchor: Element): boolean;
  tierMark(tier: string): SVGSVGElement;
  badgeButton(badge: CciBadge, large: boolean): HTMLButtonElement;
  placeBadges?(badges: readonly CciBadge[], anchors: ReadonlyMap<string, CciAnchor>, scan: CciScan): void;
  hasLostPlace?(): boolean;
  showBadges?(placed: readonly CciPlaced[]): void;
  runningText?(roots: readonly ParentNode[]): Generator<void, CciStated[], void>;
  overlayRoot(): ShadowRoot;
  dressOverlay(css: string): void;
  refreshBadges(): void;
  load(part: "text" | "card"): Promise<void>;
  askWhy(badge: CciBadge, button: HTMLElement): Promise<void>;
  openCard?(badge: CciBadge, button: HTMLElement): void;
  closeCard?(back: boolean): void;
  followCard?(): void;
  shopHosts: string[];
  places: { buy: string; card: string; named: string };
  /** What shops call their cart, as alternatives of a pattern. */
  CARTS: string;
  PRICE: RegExp;
  signs(): CciSigns;
  isProse(): boolean;
  buyButtons(roots: readonly ParentNode[]): Element[];
  lookAtPage?(): Promise<void>;
  painted(): Promise<unknown>;
  inSlices<T>(work: Generator<void, T, void>): Promise<T>;
  whenSeen(): Promise<unknown>;
  watchGrowth(roots: readonly ParentNode[], grown: (added: Element[] | null) => Promise<boolean>): () => void;
  watchAddress(moved: () => void): void;
  lookLater(grown: () => void): () => void;
  /** The selectors for the shop that this is. */
  siteRule: CciSite | null;
  /** The page's host, and the one that a saved or mirrored page gives as its own. */
  hostsOfPage(): string[];
  all(roots: readonly ParentNode[], selector: string): Element[];
  first(roots: readonly ParentNode[], selectors: string): Element | null;
  rootsOf(page: Document): ParentNode[];
  fact(rung: CciRung, text: string, element: Element | null, context?: string): CciStated;
  textOf(node: Node | null | undefined): string;
  spacedText(element: Element): string;
  isRendered(element: Element): boolean;
  showsPrice(element: Element): boolean;
  isAside(element: Element): boolean;
  linkedSources(roots: readonly ParentNode[]): string[];
  linkedData(roots: readonly ParentNode[]): Promise<CciLinked>;
  /** The JSON-LD that the worker was last asked of, and what it said. */
  linked?: { sources: string[]; said: CciLinked | null };
  metaData(metas: readonly HTMLMetaElement[]): CciMeta;
  statedText(element: Element): string;
  scopeOf(element: Element | null): Element | null;
  isWorkScope(scope: Element): boolean;
  isProductScope(scope: Element | null): boolean;
  isBrandLabel(text: string): boolean;
  brandPlaces: string;
  linesAround(title: Element, around: Element): CciStated[];
  firstLine(card: Element): Element | null;
  brandChoices(roots: readonly ParentNode[]): Generator<void, string[], void>;
  specificationRows(root: Node | ParentNode): Generator<void, CciStated[], void>;
  survey(roots: readonly ParentNode[]): CciSurvey;
  readPage(seen: CciSurvey, linked: CciLinked, rule: CciSite | null, roots: readonly ParentNode[]): CciReading;
  mainHeading(headings: readonly HTMLElement[], title: string): HTMLElement | null;
  findCards(roots: readonly ParentNode[], rule: CciSite | null): Generator<void, Element[], void>;
  cardFacts(card: Element, reading: CciReading): Generator<void, CciStated[], void>;
  scanPage(roots: readonly ParentNode[], linked: CciLinked): Generator<void, CciScan, void>;
}

declare var cci: CciNamespace;

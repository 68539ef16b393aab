/** Large shops that a person can allow at once; subdomains included. */

const DOMAINS =
  "amazon.com amazon.ca amazon.com.mx amazon.com.br amazon.co.uk amazon.de amazon.fr amazon.it amazon.es amazon.nl amazon.pl " +
  "amazon.se amazon.com.tr amazon.co.jp amazon.in amazon.com.au ebay.com ebay.co.uk ebay.de ebay.fr ebay.it ebay.es " +
  "walmart.com target.com bestbuy.com costco.com homedepot.com lowes.com wayfair.com etsy.com macys.com kohls.com newegg.com " +
  "bhphotovideo.com chewy.com sephora.com ulta.com argos.co.uk johnlewis.com currys.co.uk boots.com next.co.uk asos.com " +
  "tesco.com otto.de mediamarkt.de saturn.de zalando.de kaufland.de galaxus.de douglas.de aboutyou.de idealo.de bol.com " +
  "coolblue.nl elcorteingles.es pccomponentes.com mercadolibre.com.mx mercadolibre.com.ar fnac.com cdiscount.com boulanger.com " +
  "carrefour.fr leroymerlin.fr allegro.pl alza.cz emag.ro flipkart.com rakuten.co.jp";

export const SHOP_DOMAINS = DOMAINS.split(" ");
export const SHOP_ORIGINS = SHOP_DOMAINS.map((domain) => `*://*.${domain}/*`);

// The products' pictures: flat drawings on a 120 x 90 sheet, the ground at y = 76. They are decoration, so they are
// hidden from assistive technology; the name stands beside them. `tint` names the tile's colour in storefront.css.

const INK = "#2b3236";
const CREAM = "#fbf3e2";
const SAND = "#e4cba4";
const CLAY = "#c06a45";
const BLUSH = "#e3a084";
const OCHRE = "#dca63f";
const BRASS = "#c4943a";
const BRASS_LIGHT = "#e3bf72";
const WOOD = "#855536";
const WOOD_LIGHT = "#b98254";
const SAGE = "#86a67f";
const LEAF = "#4f7d57";
const TEAL = "#2d6d66";
const NAVY = "#33506e";
const STEEL = "#c3ccd0";
const STEEL_DARK = "#84929a";
const WINE = "#8a3a45";

const shadow = (x, width) => `<ellipse cx="${x}" cy="77" rx="${width}" ry="3.2" fill="#000" opacity=".13"/>`;

const PICTURES = {
  mug: {
    tint: "sand",
    drawing: `${shadow(60, 30)}
      <path d="M78 40h7a11 11 0 0 1 0 22h-9" fill="none" stroke="${TEAL}" stroke-width="6"/>
      <path d="M37 28h43v34a13 13 0 0 1-13 13H50a13 13 0 0 1-13-13z" fill="${TEAL}"/>
      <path d="M37 28h43v13c-6 6-10 0-15 3s-8 8-13 3-9 2-15-3z" fill="${CREAM}"/>
      <ellipse cx="58.5" cy="28" rx="21.5" ry="4.5" fill="${CREAM}"/><ellipse cx="58.5" cy="28" rx="18" ry="3" fill="${WOOD}"/>
      <path d="M52 20c-3-4 3-6 0-10M64 20c-3-4 3-6 0-10" fill="none" stroke="${STEEL_DARK}" stroke-width="2" stroke-linecap="round" opacity=".6"/>`,
  },
  kettle: {
    tint: "sage",
    drawing: `${shadow(60, 34)}
      <path d="M47 66C31 66 36 40 21 35" fill="none" stroke="${STEEL_DARK}" stroke-width="5" stroke-linecap="round"/>
      <path d="M83 44c20-6 22 26 4 25" fill="none" stroke="${WOOD}" stroke-width="5.5" stroke-linecap="round"/>
      <path d="M51 38h30l8 34a3 3 0 0 1-3 4H46a3 3 0 0 1-3-4z" fill="${STEEL}"/>
      <path d="M73 38h8l8 34a3 3 0 0 1-3 4h-9z" fill="${STEEL_DARK}" opacity=".55"/>
      <rect x="49" y="34" width="34" height="5" rx="2.5" fill="${STEEL_DARK}"/>
      <path d="M53 34c1-7 25-7 26 0z" fill="${STEEL}"/><circle cx="66" cy="25" r="3.8" fill="${WOOD}"/>`,
  },
  skillet: {
    tint: "blush",
    drawing: `<ellipse cx="52" cy="52" rx="31" ry="29" fill="#000" opacity=".12"/>
      <path d="M72 40l34-14a4.6 4.6 0 0 1 3.6 8.5L76 51z" fill="${INK}"/><circle cx="105.5" cy="31" r="1.9" fill="${BLUSH}"/>
      <circle cx="51" cy="48" r="29" fill="${INK}"/><circle cx="51" cy="48" r="24" fill="#434d52"/>
      <path d="M38 45c0-9 11-13 18-8 5 4 13 2 12 10-1 6-6 6-9 10-4 6-13 5-16-1-2-4-5-6-5-11z" fill="${CREAM}"/>
      <circle cx="51" cy="47" r="6.5" fill="${OCHRE}"/><path d="M47.5 45a4 4 0 0 1 3-2" fill="none" stroke="${CREAM}" stroke-width="1.5" stroke-linecap="round"/>`,
  },
  knife: {
    tint: "mist",
    drawing: `<g transform="rotate(-24 60 45)"><path d="M8 42h62v15H36C22 57 12 50 8 42z" fill="#000" opacity=".1" transform="translate(2 5)"/>
      <path d="M6 38h64v16H34C20 54 10 47 6 38z" fill="${STEEL}"/><path d="M10 44c6 6 14 10 24 10h36v-4H36c-10 0-19-2-26-6z" fill="#fff" opacity=".65"/>
      <rect x="69" y="37" width="5" height="15" rx="1.5" fill="${STEEL_DARK}"/>
      <path d="M74 37h32c6 0 8 5 7 10-1 4-4 6-8 5l-31-1z" fill="${WOOD}"/>
      <g fill="${BRASS_LIGHT}"><circle cx="82" cy="44.5" r="1.6"/><circle cx="92" cy="44.8" r="1.6"/><circle cx="102" cy="45.2" r="1.6"/></g></g>`,
  },
  towels: {
    tint: "mist",
    drawing: `<path d="M16 17h88" stroke="${WOOD}" stroke-width="4" stroke-linecap="round"/>
      <path d="M60 15h34v46H60z" fill="${SAGE}"/><path d="M60 15h34v5H60z" fill="#000" opacity=".12"/><path d="M65 20v41M89 20v41" stroke="${CREAM}" stroke-width="1.5"/>
      <path d="M28 15h38v58H28z" fill="${CREAM}"/><path d="M28 15h38v5H28z" fill="#000" opacity=".08"/>
      <path d="M28 56h38M28 60h38" stroke="${CLAY}" stroke-width="2"/><path d="M28 66h38" stroke="${CLAY}" stroke-width="4"/>
      <path d="M60 20v53h6V20z" fill="#000" opacity=".06"/>`,
  },
  board: {
    tint: "sage",
    drawing: `<rect x="24" y="21" width="78" height="56" rx="7" fill="#000" opacity=".12"/>
      <rect x="21" y="16" width="78" height="56" rx="7" fill="${WOOD}"/>
      <path d="M21 30h78M21 44h78M21 58h78M40 16v14M66 16v14M32 30v14M56 30v14M82 30v14M44 44v14M72 44v14M34 58v14M60 58v14M86 58v14" stroke="#6d4329" stroke-width="1" opacity=".8"/>
      <rect x="26.5" y="21.5" width="67" height="45" rx="4" fill="none" stroke="#5c3722" stroke-width="2"/>
      <circle cx="51" cy="46" r="12" fill="${OCHRE}"/><circle cx="51" cy="46" r="9.5" fill="${CREAM}"/>
      <path d="M51 37v18M42 46h18M44.7 39.7l12.6 12.6M57.3 39.7L44.7 52.3" stroke="${OCHRE}" stroke-width="1.6"/>
      <path d="M70 58c-2-10 6-16 14-17-1 9-5 16-14 17z" fill="${LEAF}"/><path d="M71 57l9-12" stroke="${SAGE}" stroke-width="1.2"/>`,
  },
  lamp: {
    tint: "night",
    drawing: `${shadow(60, 22)}<path d="M38 44h44l18 32H20z" fill="${BRASS_LIGHT}" opacity=".22"/>
      <path d="M57.5 42h5v28h-5z" fill="${BRASS}"/><path d="M44 76c0-6 32-6 32 0z" fill="${BRASS}"/>
      <path d="M46 13h28l11 31H35z" fill="${CREAM}"/><path d="M64 13h10l11 31H69z" fill="${SAND}"/><path d="M35 41h50l1 3H34z" fill="${OCHRE}"/>
      <path d="M77 44v9" stroke="${BRASS}" stroke-width="1.2"/><circle cx="77" cy="54" r="1.7" fill="${BRASS}"/>`,
  },
  blanket: {
    tint: "blush",
    drawing: `${shadow(60, 38)}
      <rect x="23" y="56" width="74" height="19" rx="8" fill="${NAVY}"/><rect x="25" y="39" width="70" height="19" rx="8" fill="${CREAM}"/><rect x="27" y="22" width="66" height="19" rx="8" fill="${WINE}"/>
      <path d="M41 22v19M46 22v19M74 22v19" stroke="${BLUSH}" stroke-width="2"/><path d="M38 39v19M43 39v19M76 39v19" stroke="${SAND}" stroke-width="2"/><path d="M36 56v19M41 56v19M78 56v19" stroke="#6d8aa8" stroke-width="2"/>
      <path d="M97 62h6M97 66h6M96 70h6M94 45h6M94 49h6M93 53h6" stroke="${SAND}" stroke-width="1.6" stroke-linecap="round"/>`,
  },
  candle: {
    tint: "sand",
    drawing: `${shadow(60, 24)}
      <circle cx="60" cy="24" r="17" fill="${OCHRE}" opacity=".18"/>
      <path d="M60 12c7 8 7 17 0 18-7-1-7-10 0-18z" fill="${CLAY}"/><path d="M60 19c3.5 4 3.5 10 0 11-3.5-1-3.5-7 0-11z" fill="${OCHRE}"/>
      <path d="M60 30v8" stroke="${INK}" stroke-width="1.8" stroke-linecap="round"/>
      <path d="M41 40h38v31a5 5 0 0 1-5 5H46a5 5 0 0 1-5-5z" fill="${OCHRE}"/><ellipse cx="60" cy="40" rx="19" ry="4.5" fill="${BRASS_LIGHT}"/>
      <path d="M69 43.5h10V71a5 5 0 0 1-5 5h-5z" fill="${BRASS}" opacity=".5"/>
      <rect x="48" y="51" width="20" height="15" rx="2" fill="${CREAM}"/><path d="M58 54.5l4 2.3v4.4l-4 2.3-4-2.3v-4.4z" fill="none" stroke="${BRASS}" stroke-width="1.5"/>`,
  },
  vase: {
    tint: "mist",
    drawing: `${shadow(60, 22)}
      <path d="M58 40C56 28 47 22 42 10M61 40c1-12 8-17 17-26M60 40c0-14 1-20 1-32" fill="none" stroke="${LEAF}" stroke-width="1.8" stroke-linecap="round"/>
      <g fill="${SAGE}"><ellipse cx="42" cy="13" rx="3" ry="6" transform="rotate(-24 42 13)"/><ellipse cx="51" cy="20" rx="3" ry="6" transform="rotate(40 51 20)"/><ellipse cx="46" cy="25" rx="2.8" ry="5.5" transform="rotate(-60 46 25)"/><ellipse cx="78" cy="15" rx="3" ry="6" transform="rotate(48 78 15)"/><ellipse cx="67" cy="19" rx="3" ry="6" transform="rotate(-10 67 19)"/><ellipse cx="74" cy="26" rx="2.8" ry="5.5" transform="rotate(80 74 26)"/></g><circle cx="61" cy="9" r="4.5" fill="${CLAY}"/>
      <path d="M53 36h15c0 7-2 8 3 13 10 9 6 27-4 27H53c-10 0-14-18-4-27 5-5 4-6 4-13z" fill="${NAVY}"/>
      <path d="M43 57c10 5 24 5 34 0v6c-10 5-24 5-34 0z" fill="${CREAM}"/><path d="M67 36h1c0 7-2 8 3 13 10 9 6 27-4 27h-4c9-3 11-18 3-27-2-3-1-7 1-13z" fill="#000" opacity=".16"/>`,
  },
  clock: {
    tint: "sage",
    drawing: `<circle cx="62" cy="49" r="33" fill="#000" opacity=".12"/><circle cx="60" cy="45" r="33" fill="${WOOD_LIGHT}"/><circle cx="60" cy="45" r="28" fill="${CREAM}"/>
      <g stroke="${INK}" stroke-linecap="round"><path d="M60 20v5M60 65v5M35 45h5M80 45h5" stroke-width="2.4"/><path d="M72.5 23.3l-1.5 2.6M81.7 32.5l-2.6 1.5M81.7 57.5l-2.6-1.5M72.5 66.7L71 64.1M47.5 66.7l1.5-2.6M38.3 57.5l2.6-1.5M38.3 32.5l2.6 1.5M47.5 23.3l1.5 2.6" stroke-width="1.4"/>
      <path d="M60 45L48 38" stroke-width="3.2"/><path d="M60 45l10-16" stroke-width="2.2"/></g><path d="M56 53l10-20" stroke="${CLAY}" stroke-width="1.2" stroke-linecap="round" transform="rotate(75 60 45)"/><circle cx="60" cy="45" r="2.6" fill="${CLAY}"/>`,
  },
  pot: {
    tint: "sand",
    drawing: `${shadow(60, 28)}
      <path d="M60 44C58 30 60 20 60 12M60 42c-4-12-12-16-20-18M60 42c4-12 12-16 20-18" fill="none" stroke="${LEAF}" stroke-width="2"/>
      <path d="M60 8c7 8 7 18 0 26-7-8-7-18 0-26z" fill="${LEAF}"/><path d="M36 20c11-1 19 5 22 15-11 1-19-5-22-15z" fill="${SAGE}"/><path d="M84 20c-11-1-19 5-22 15 11 1 19-5 22-15z" fill="${SAGE}"/>
      <path d="M42 48h36l-5 24H47z" fill="${CLAY}"/><path d="M66 48h12l-5 24h-9z" fill="#000" opacity=".12"/><rect x="39" y="41" width="42" height="9" rx="2" fill="#cf7d57"/><path d="M38 71h44l-3 5H41z" fill="#a8583a"/>`,
  },
  notebook: {
    tint: "blush",
    drawing: `<g transform="rotate(-7 60 45)"><rect x="40" y="16" width="48" height="62" rx="4" fill="#000" opacity=".13"/><rect x="38" y="14" width="48" height="61" rx="3" fill="${CREAM}"/>
      <path d="M36 11h44a4 4 0 0 1 4 4v54a4 4 0 0 1-4 4H36z" fill="${NAVY}"/><path d="M36 11h6v62h-6z" fill="#000" opacity=".22"/><path d="M74 11v62" stroke="${OCHRE}" stroke-width="3"/>
      <rect x="47" y="22" width="21" height="13" rx="1.5" fill="${CREAM}"/><path d="M50 26.5h15M50 30.5h10" stroke="${STEEL_DARK}" stroke-width="1.2"/><path d="M56 73v9l2.5-2 2.5 2v-9z" fill="${CLAY}"/></g>`,
  },
  pen: {
    tint: "mist",
    drawing: `<path d="M16 74c14-8 16 4 27-3s14 5 24 0" fill="none" stroke="${NAVY}" stroke-width="2" stroke-linecap="round"/>
      <g transform="rotate(-38 60 45)"><path d="M14 45l16-6v12z" fill="${STEEL}"/><path d="M14 45h12" stroke="${INK}" stroke-width="1"/><circle cx="26" cy="45" r="1.3" fill="${INK}"/>
      <path d="M29 39h10v12H29z" fill="${INK}"/><path d="M38 37.5h26v15H38z" fill="${BRASS}"/><path d="M38 40h26v3H38z" fill="${BRASS_LIGHT}"/>
      <path d="M64 36.5h36a6 6 0 0 1 6 6v5a6 6 0 0 1-6 6H64z" fill="${TEAL}"/><path d="M64 36.5h4v17h-4z" fill="${BRASS_LIGHT}"/><path d="M70 35h26a2 2 0 0 1 0 4H70z" fill="${BRASS_LIGHT}"/></g>`,
  },
  pencils: {
    tint: "sand",
    drawing: `${shadow(60, 34)}
      ${[CLAY, OCHRE, LEAF, TEAL, NAVY, WINE]
        .map((colour, index) => {
          const x = 34 + index * 9;
          const top = [17, 11, 20, 13, 22, 15].at(index);
          return `<path d="M${x} ${top + 11}h8v42h-8z" fill="${colour}"/><path d="M${x + 5.4} ${top + 11}h2.6v42h-2.6z" fill="#000" opacity=".15"/><path d="M${x} ${top + 11}l4-11 4 11z" fill="${SAND}"/><path d="M${x + 2.5} ${top + 4}l1.5-4 1.5 4z" fill="${colour}"/>`;
        })
        .join("")}
      <path d="M29 49h64v25a2 2 0 0 1-2 2H31a2 2 0 0 1-2-2z" fill="${WOOD_LIGHT}"/><path d="M29 49h64v4H29z" fill="${WOOD}"/><path d="M35 61c12-3 20 3 32 0s14 0 20 0M35 68c10 2 18-3 30 0s16 0 22-1" fill="none" stroke="${WOOD}" stroke-width="1" opacity=".6"/>`,
  },
  ruler: {
    tint: "night",
    drawing: `<g transform="rotate(-22 60 45)"><rect x="9" y="37" width="104" height="23" rx="2.5" fill="#000" opacity=".22"/><rect x="7" y="33" width="104" height="23" rx="2.5" fill="${BRASS}"/><rect x="7" y="33" width="104" height="8" rx="2.5" fill="${BRASS_LIGHT}" opacity=".7"/>
      <path d="${Array.from({ length: 25 }, (_, tick) => `M${12 + tick * 4} 33v${tick % 5 === 0 ? 8 : 4.5}`).join("")}" stroke="${INK}" stroke-width="1"/>
      <path d="${Array.from({ length: 11 }, (_, tick) => `M${12 + tick * 9.2} 56v-${tick % 2 === 0 ? 7 : 4}`).join("")}" stroke="${INK}" stroke-width="1"/><circle cx="104.5" cy="45.5" r="2.6" fill="#3a4a55"/></g>`,
  },
  scissors: {
    tint: "sage",
    drawing: `<g transform="translate(61 43) rotate(-36) scale(.9) translate(-60 -45)"><g fill="none" stroke="${WINE}" stroke-width="5.5"><ellipse cx="25" cy="31" rx="12" ry="9" transform="rotate(18 25 31)"/><ellipse cx="25" cy="59" rx="12" ry="9" transform="rotate(-18 25 59)"/></g>
      <path d="M35 35l17 7 58 6c-16 6-40 5-56 1l-22-9z" fill="${STEEL_DARK}"/><path d="M35 55l17-7 58-6c-16-6-40-5-56-1l-22 9z" fill="${STEEL}"/><circle cx="56" cy="45" r="3" fill="${INK}"/><circle cx="56" cy="45" r="1.1" fill="${STEEL}"/></g>`,
  },
  timer: {
    tint: "blush",
    drawing: `${shadow(60, 25)}
      <path d="M42 18h36c0 16-12 19-12 27s12 11 12 27H42c0-16 12-19 12-27S42 34 42 18z" fill="#fff" opacity=".55"/>
      <path d="M46.5 28h27c-2 8-10.5 11-10.5 17h-6c0-6-8.5-9-10.5-17z" fill="${OCHRE}"/><path d="M60 44v20" stroke="${OCHRE}" stroke-width="1.6"/><path d="M45 71c2-7 10-11 15-13 5 2 13 6 15 13z" fill="${OCHRE}"/>
      <path d="M42 18h36c0 16-12 19-12 27s12 11 12 27H42c0-16 12-19 12-27S42 34 42 18z" fill="none" stroke="${STEEL_DARK}" stroke-width="1.5"/>
      <path d="M39 17v56M81 17v56" stroke="${WOOD_LIGHT}" stroke-width="3"/><rect x="34" y="11" width="52" height="8" rx="2.5" fill="${WOOD}"/><rect x="34" y="69" width="52" height="8" rx="2.5" fill="${WOOD}"/>`,
  },
  backpack: {
    tint: "mist",
    drawing: `${shadow(60, 30)}
      <path d="M51 16c0-9 18-9 18 0" fill="none" stroke="${WOOD}" stroke-width="3.5"/><path d="M35 42c-6 4-7 18-5 26M85 42c6 4 7 18 5 26" fill="none" stroke="${WOOD}" stroke-width="4.5" stroke-linecap="round"/>
      <path d="M36 34c0-26 48-26 48 0v36a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6z" fill="${LEAF}"/><path d="M36 36c0-28 48-28 48 0v6c-14 7-34 7-48 0z" fill="#41694a"/>
      <rect x="42" y="52" width="36" height="20" rx="4" fill="#5e8f67"/><path d="M42 57h36" stroke="#41694a" stroke-width="1.5"/>
      <path d="M48 30h5v24h-5zM67 30h5v24h-5z" fill="${WOOD}"/><path d="M47 47h7v5h-7zM66 47h7v5h-7z" fill="${BRASS_LIGHT}"/>`,
  },
  wallet: {
    tint: "sage",
    drawing: `${shadow(60, 38)}<rect x="34" y="16" width="50" height="30" rx="3.5" fill="${TEAL}" transform="rotate(-6 59 31)"/><rect x="33" y="22" width="52" height="30" rx="3.5" fill="${CREAM}" transform="rotate(3 59 37)"/><path d="M35 30l50 2.6" stroke="${STEEL_DARK}" stroke-width="4"/>
      <rect x="25" y="34" width="70" height="42" rx="6" fill="${WOOD_LIGHT}"/><path d="M25 40a6 6 0 0 1 6-6h58a6 6 0 0 1 6 6v4H25z" fill="${WOOD}" opacity=".55"/>
      <rect x="28.5" y="47" width="63" height="25.5" rx="4" fill="none" stroke="${CREAM}" stroke-width="1" stroke-dasharray="3 2.5" opacity=".8"/><path d="M95 49H80a6.5 6.5 0 0 0 0 13h15z" fill="${WOOD}"/><circle cx="81.5" cy="55.5" r="2.4" fill="${BRASS_LIGHT}"/>`,
  },
  bottle: {
    tint: "blush",
    drawing: `${shadow(60, 18)}<path d="M53 9h14v9H53z" fill="${WOOD}"/><path d="M52 8a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v2H52z" fill="${WOOD_LIGHT}"/>
      <path d="M54 18h12c0 6 8 7 8 16v37a5 5 0 0 1-5 5H51a5 5 0 0 1-5-5V34c0-9 8-10 8-16z" fill="${STEEL}"/><path d="M66 18c0 6 8 7 8 16v37a5 5 0 0 1-5 5h-4V30c0-6-2-7-2-12z" fill="${STEEL_DARK}" opacity=".55"/>
      <path d="M46 42h28v20H46z" fill="${TEAL}"/><path d="M50 53c4-5 6-5 10 0s6 5 10 0" fill="none" stroke="${CREAM}" stroke-width="2" stroke-linecap="round"/><path d="M51 26v12" stroke="#fff" stroke-width="2.5" stroke-linecap="round" opacity=".8"/>`,
  },
  umbrella: {
    tint: "sand",
    drawing: `<path d="M60 12V66c0 12-15 12-15 2" fill="none" stroke="${WOOD}" stroke-width="4" stroke-linecap="round"/><path d="M60 6v6" stroke="${STEEL_DARK}" stroke-width="2.5" stroke-linecap="round"/>
      <path d="M14 50C16 24 36 11 60 11s44 13 46 39c-5-6-11-6-15.3 0-5-6-10.4-6-15.4 0-5-6-10.3-6-15.3 0-5-6-10.3-6-15.3 0-5-6-10.4-6-15.4 0C25 44 19 44 14 50z" fill="${WINE}"/>
      <path d="M60 11c-9 9-14 22-15.3 39 5-6 10.3-6 15.3 0 5-6 10.3-6 15.3 0C74 33 69 20 60 11z" fill="${CLAY}"/><path d="M60 11C40 14 31 30 29.3 50M60 11c20 3 29 19 30.7 39" fill="none" stroke="#000" stroke-width="1" opacity=".2"/>`,
  },
  compass: {
    tint: "night",
    drawing: `${shadow(60, 28)}<circle cx="60" cy="10.5" r="5.5" fill="none" stroke="${BRASS_LIGHT}" stroke-width="3"/><rect x="56.5" y="14" width="7" height="6" fill="${BRASS}"/>
      <circle cx="60" cy="47" r="29" fill="${BRASS}"/><circle cx="60" cy="47" r="26" fill="${BRASS_LIGHT}"/><circle cx="60" cy="47" r="22.5" fill="${CREAM}"/>
      <path d="M60 27v5M60 62v5M40 47h5M75 47h5" stroke="${INK}" stroke-width="2" stroke-linecap="round"/><path d="M46 33l2.5 2.5M74 33l-2.5 2.5M46 61l2.5-2.5M74 61l-2.5-2.5" stroke="${STEEL_DARK}" stroke-width="1.4" stroke-linecap="round"/>
      <g transform="rotate(32 60 47)"><path d="M60 29l5 18H55z" fill="${WINE}"/><path d="M60 65l5-18H55z" fill="${STEEL_DARK}"/></g><circle cx="60" cy="47" r="2.6" fill="${INK}"/>`,
  },
  lantern: {
    tint: "night",
    drawing: `${shadow(60, 24)}<path d="M42 34C40 2 80 2 78 34" fill="none" stroke="${STEEL}" stroke-width="2.5"/>
      <circle cx="60" cy="48" r="27" fill="${BRASS_LIGHT}" opacity=".25"/><path d="M46 28c2-9 26-9 28 0z" fill="${TEAL}"/><rect x="41" y="27" width="38" height="7" rx="3" fill="#255a54"/>
      <rect x="45" y="34" width="30" height="28" fill="#fff4d2"/><path d="M60 38c6 7 6 17 0 19-6-2-6-12 0-19z" fill="${OCHRE}"/><path d="M45 34v28M75 34v28M52.5 34v28M67.5 34v28" stroke="#255a54" stroke-width="1.8"/>
      <path d="M41 61h38l4 12a3 3 0 0 1-3 3H40a3 3 0 0 1-3-3z" fill="${TEAL}"/><circle cx="60" cy="69" r="3" fill="${BRASS_LIGHT}"/>`,
  },
};

/** A fresh `<svg>` of the product, and the name of its tile's colour. */
export function picture(id) {
  const { tint, drawing } = PICTURES[id];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 120 90");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.innerHTML = drawing;
  return { svg, tint };
}

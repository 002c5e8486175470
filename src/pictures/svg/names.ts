const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Elements that draw, hold or paint. Everything else is left out. */
export const drawn = words(
  `svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop pattern marker clipPath mask filter`,
)

/** Steps of a filter whose cost grows with the picture alone. The others fetch, or compute without end. */
export const filterSteps = words(
  `feGaussianBlur feOffset feMerge feMergeNode feDropShadow feFlood feComposite feBlend feColorMatrix
  feComponentTransfer feFuncR feFuncG feFuncB feFuncA feMorphology`,
)

/** What says something about the drawing and paints nothing; it goes without a word. */
export const unseen = words('title desc metadata style view cursor')

/** Elements of SVG that move something. */
export const animations = words(
  'animate animateColor animateMotion animateTransform set mpath discard',
)

/** Properties of CSS that shape a drawing. Custom properties are resolved before. */
export const properties = words(
  `alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
  color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule filter
  flood-color flood-opacity font-family font-kerning font-size font-size-adjust font-stretch font-style
  font-variant font-variant-caps font-variant-numeric font-weight image-rendering isolation letter-spacing
  lighting-color marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow
  paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-decoration-color text-decoration-line text-decoration-style text-orientation
  text-rendering text-transform transform transform-box transform-origin unicode-bidi vector-effect
  visibility white-space word-spacing writing-mode x y cx cy r rx ry d width height background-color`,
)

/** Attributes whose text is not CSS: numbers, lists of them, and words. */
export const plainAttributes = words(
  `amplitude azimuth clipPathUnits cx cy d dx dy edgeMode elevation exponent filterUnits fr fx fy
  gradientTransform gradientUnits height in in2 intercept k1 k2 k3 k4 lengthAdjust markerHeight
  markerUnits markerWidth maskContentUnits maskUnits method mode offset operator orient pathLength
  patternContentUnits patternTransform patternUnits points preserveAspectRatio primitiveUnits r radius
  refX refY result rotate rx ry side slope spacing spreadMethod startOffset stdDeviation tableValues
  textLength transform type values viewBox width x x1 x2 y y1 y2 xml:space`,
)

/** Functions that compute, colour, move or outline. None of them names a file. */
export const functions = words(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp abs sign round
  matrix matrix3d translate translatex translatey scale scalex scaley rotate skew skewx skewy
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  circle ellipse inset polygon path rect`,
)

/** The ids of the drawing's own parts are meant by these. */
export const referring = words(
  'clip-path fill filter marker-end marker-mid marker-start mask stroke',
)

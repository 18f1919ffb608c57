// The example lines of the volatility forecasts: 60 returns in percent, drawn once from a GARCH(1,1) of our own.

const RETURNS =
  '0.03,1.25,1.21,-0.52,-0.29,-0.47,0.49,-0.05,0.59,-1.45,1.47,-0.1,0.65,-0.13,-0.33,0.38,0.65,-0.16,-0.12,0.5,-0.64,-1.14,0.33,-0.54,-1.53,-0.78,-0.44,-1.06,-1.39,0.04,0.84,-0.22,-0.65,0.33,0.58,-0.24,0.42,0.79,-0.16,-0.62,0.27,0.18,0.79,-0.98,-0.55,-0.68,-1.41,0.12,0.46,-0.62,1.15,0.74,0.56,0.35,0.79,-1.11,0.55,0.52,-1.49,0.34';

export const GARCH_EXAMPLES: readonly string[] = [
  `{"returns":[${RETURNS}],"model":"garch11"}`,
  `{"returns":[${RETURNS}],"model":"ewma"}`,
  `{"returns":[${RETURNS}],"model":"har"}`,
];

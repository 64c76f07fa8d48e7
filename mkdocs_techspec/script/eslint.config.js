/** What Prettier formats is left to it: `npm run lint` runs both. */

import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";

export default defineConfig([
  { ignores: ["mkdocs_techspec/assets/", "**/node_modules/"] },
  {
    files: ["**/*.js"],
    plugins: { js },
    extends: ["js/recommended"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "default-case-last": "error",
      eqeqeq: "error",
      "func-style": "error",
      "max-lines": ["error", 250],
      "no-console": "error",
      "no-else-return": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "What an author wrote is text: build elements.",
        })),
      ],
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      complexity: ["error", 12],
    },
  },
  { files: ["mkdocs_techspec/script/*.js"], languageOptions: { globals: globals.browser } },
  {
    files: ["tests/script/*.js", "mkdocs_techspec/script/*.config.js"],
    languageOptions: { globals: globals.nodeBuiltin },
  },
]);

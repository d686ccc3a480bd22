import js from "@eslint/js";
import lit from "eslint-plugin-lit";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["build/", "dist/", "wasm/loader/generated/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  { files: ["web/src/**/*.ts"], extends: [lit.configs["flat/recommended"]] },
  { files: ["**/*.{js,mjs}"], languageOptions: { globals: globals.node } },
  { files: ["web/build/site/worker.js"], languageOptions: { globals: globals.serviceworker } },
  {
    files: ["tests/web/**", "web/build/{unpack,open}.js", "web/public/**", "web/tools/**"],
    languageOptions: { globals: globals.browser },
  },
);

// The calculator in Node.js for CommonJS: the same code, fetched when it is started.
"use strict";

exports.load = async (options) => (await import("./node.js")).load(options);
exports.isFailure = (answer) => "error" in answer;

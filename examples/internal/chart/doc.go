// Package chart draws the report's pictures as SVG: deterministic bytes, no script, a title and a description for those
// who cannot see them, and never a meaning that only colour carries. They are templates of our own rather than a
// plotting library's because of those four demands.
package chart

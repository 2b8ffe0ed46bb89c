// Package stat holds the distributions that several packages need: normal, Student's t, chi-square, F and beta. Values
// are in float64 and agree with tables to at least eleven digits where a tail is larger than 1e-300. A parameter outside
// a distribution's range gives NaN.
package stat

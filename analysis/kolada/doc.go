// Package kolada reads figures from Kolada (RKA's open database of municipalities and regions) into columns.
//
// # What it is for
//
// A municipality's figures lie in Kolada; an analysis needs series, comparison sets and provenance. The package reads
// stored answers of API versions 2 and 3 and CSV into a columnar [Data], tells the kinds of missing value apart, fetches
// with a careful [Client], and guards what may be said of the source.
//
// # Concepts
//
//	Swedish                English          identifier
//	nyckeltal              measure, KPI     KPI
//	kommun, region, enhet  entity           Entity
//	datamängd              data set         Data
//	kommungrupp, liknande  group, similar   Group
//	ovägt medel            unweighted mean  UnweightedMean
//	riket                  the nation       Nation
//
// # Rules and sources
//
// Kolada has no field that says whether more is better: [Directions] is our table, with a source, and a host may change
// it. Kolada's terms allow "Källa: Kolada" for figures as they are and forbid it for figures that were processed; see
// [Attribution].
//
// # Storage
//
// A [Data] is rebuilt from stored pages. The package keeps nothing.
//
// # JSON
//
// The shapes are Kolada's own, as far as they are known; unknown members are ignored.
//
// # Time and numbers
//
// Periods are years. Values are float64 as Kolada gives them; missing is a kind, never zero, and zero is a value.
//
// # Concurrency
//
// A [Data] is safe for reading from many goroutines. A [Client] may be used from many. [Read] of CSV and
// [Data.PanelResults] use all processors, and give the same on any number of them.
package kolada

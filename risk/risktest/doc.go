// Package risktest proves a host's storage of package risk, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		risktest.TestStore(t, func(t *testing.T) risktest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestRisks], [TestRatings], [TestDecisions],
// [TestMeasures] and [TestMatrices]. Every case says why it matters when it fails.
package risktest

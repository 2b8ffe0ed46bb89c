// Package analysistest proves a host's storage of package analysis, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		analysistest.TestStore(t, func(t *testing.T) analysistest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestLadders] and [TestModels]. Every case
// says why it matters when it fails.
package analysistest

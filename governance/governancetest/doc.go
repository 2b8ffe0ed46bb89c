// Package governancetest proves a host's storage of package governance, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		governancetest.TestStore(t, func(t *testing.T) governancetest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestGoals], [TestIndicators],
// [TestMeasurements], [TestModels], [TestVerdicts] and [TestEconomyVerdicts]. Every case says why it matters when it
// fails.
package governancetest

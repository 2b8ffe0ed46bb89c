// Package processtest proves a host's storage of package process, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		processtest.TestStore(t, func(t *testing.T) processtest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestSpecifications], [TestMaps],
// [TestArchitectures] and [TestAssessments]. Every case says why it matters when it fails.
package processtest

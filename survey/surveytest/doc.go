// Package surveytest proves a host's storage of package survey, and has an honest one in memory: [MemStore].
//
//	func TestStore(t *testing.T) {
//		surveytest.TestStore(t, func(t *testing.T) surveytest.Store { return open(t) })
//	}
//
// A host that implements some of the interfaces calls the test of each: [TestInstruments] and [TestOrders]. Every case
// says why it matters when it fails.
package surveytest

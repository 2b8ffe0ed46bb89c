package main

func Example() {
	main()
	// Output:
	// ej uppfyllt
	// Behöriga till gymnasieskolan: utfall 87,4, målvärde minst 90, 87,4 ÷ 90 = 97,1111 % → delvis uppfyllt
	// 0 av 1 mått når målvärdet; 1 av 1 bedömda; vikt 0 av 1; uppfyllt från 100 %, delvis från 50 %, bedöms från 50 % av vikten → ej uppfyllt
}

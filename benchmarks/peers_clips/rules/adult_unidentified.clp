; An adult is seen at or named in connection with the household, and nobody knows who that is.
(defrule known (person (id ?p) (name ~nil)) (age ?p ? ?d&~nil ?d) => (assert (known ?p)))
(defrule known-by-number (person (id ?p) (name ~nil)) (person (id ?p) (identified TRUE)) => (assert (known ?p)))
(defrule known-by-check (found ?v ~"requested" ?) (verified_about (id ?v) (about ?p)) (human ?p) => (assert
  (known ?p)))
(defrule known-parent (parent ?c ?p) (child ?c) => (assert (known ?p)))
(defrule dead (entry (ord ?o) (event "death")) (about (ord ?o) (person ?p)) => (assert (known ?p)))
(defrule concerned (about (ord ?o) (person ?c)) (child ?c) => (assert (concerned ?o ?c)))
(defrule concerned-by-parent (about (ord ?o) (person ?p)) (parent ?c ?p) (young ?c ?y&~FALSE)
  (not (and (about (ord ?o) (person ?x)) (child ?x))) => (assert (concerned ?o ?c)))
(defrule ever-family (insider ?c ?p&~?c) => (assert (ever-family ?c ?p)))
(defrule ever-family-lived (stay ?c ?a $?) (living ?p&~?c ?a $?) => (assert (ever-family ?c ?p)))
(defrule connected-presence (presence (id ?i) (person ?p) (k ?k)) (presence (id ?i) (ord ?o) (k ?j)) (not (presence
  (id ?i) (k ?h&:(< ?h ?j))))
  (not (presence (id ?i) (k ?l&:(> ?l ?k)))) (concerned ?o ?c) => (assert (connected ?p ?c)))
(defrule connected-named (account_name (id ?a) (person ?p)) (said-first ?a ?o) (concerned ?o ?c) => (assert
  (connected ?p ?c)))
(defrule connected-home (residence (person ?p) (address ?a)) (stay ?c ?a $?) => (assert (connected ?p ?c)))
(defrule connected-tie (tie ?p ?o "partner" | "step_parent" | "friend" | "lodger" | "other" $?) (child ?c)
  (or (test (eq ?o ?c)) (ever-family ?c ?o)) => (assert (connected ?p ?c)))
(defrule connected-care (care (k ?k) (child ?c) (basis ~"hospital"&~"placement"&~"childminder"&~"order"))
  (care_by (k ?k) (person ?p)) (not (person (id ?p) (name ~nil))) (not (tie ?p $?)) => (assert (connected ?p ?c)))
;--
(defrule stranger (human ?p) (not (known ?p)) (not (child ?p)) (exists (connected ?p ?c) (child ?c)) => (assert
  (stranger ?p)))
;--
(defrule adult-unidentified (stranger ?p)
  (or (exists (connected ?p ?c) (child ?c) (live ?c ?)) (not (person (id ?p) (name ~nil))) (not (tie ?p $?)))
  => (asks "adult-unidentified" ?p))

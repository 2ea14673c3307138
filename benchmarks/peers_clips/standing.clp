; Which entries stand, and under which id somebody is read who was found to be one person with another.
(deffunction younger (?day ?last ?months ?at)
  (if (eq ?day nil) then nil else
    (if (>= ?at (months-on ?last ?months)) then FALSE else (if (>= ?at
    (months-on ?day ?months)) then nil else TRUE))))
(deffunction hours-apart (?first ?last ?other-first ?other-last)
  (/ (max 0 (if (> ?first ?other-first) then (- ?first ?other-last) else (- ?other-first ?last))) 3600))
(deffunction in-time (?latest ?k) (+ (* 1000000000 ?latest) (* 10 ?k)))
(defrule corrected (entry (corrects ?id&~nil)) (entry (id ?id) (ord ?o)) => (assert (corrected ?o)))
;--
; Here goes what does not stand.
;--
(defrule one-person (same_person (a ?a) (b ?b) (same TRUE) (k ?k))
  (not (same_person (a ?x&:(or (eq ?x ?a) (eq ?x ?b))) (b ?y&:(or (eq ?y ?a) (eq ?y ?b))) (k ?l&:(> ?l ?k))))
  => (assert (same ?a ?b) (same ?b ?a)))
(defrule same-through-another (same ?a ?b) (same ?b ?c&~?a) => (assert (same ?a ?c)))
(defrule first-met (same ?a ?) (met (person ?a) (k ?k)) (not (met (person ?a) (k ?j&:(< ?j ?k)))) => (assert
  (first-met ?a ?k)))
;--
(defrule kept (same ?a ?b) (first-met ?a ?k) (first-met ?b ?j&:(< ?j ?k))
  (not (and (same ?a ?c) (first-met ?c ?i&:(< ?i ?j)))) => (assert (kept ?a ?b)))
;--
; Here everybody is read under the id that is kept.

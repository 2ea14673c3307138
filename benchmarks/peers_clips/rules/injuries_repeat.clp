; A child is hurt again and again, and nobody has put all of it side by side.
(deffunction comes-before (?s ?o ?k ?t ?p ?j)
  (or (< ?s ?t) (and (= ?s ?t) (or (< ?o ?p) (and (= ?o ?p) (< ?k ?j))))))
(defrule near (hurt-child ?l ?c) (hurt-child ?n ?c) (not (no-injury ?l)) (not (no-injury ?n))
  (occasion (id ?l) (seen ?s) (ord ?o) (k ?k) (seen_day ?day))
  (occasion (id ?n) (seen ?t) (ord ?p) (k ?j) (told_day ?told&:(>= (months-on ?told 12) ?day)))
  (test (not (comes-before ?s ?o ?k ?t ?p ?j))) => (assert (near ?c ?l ?n)))
(defrule grave-by-view (in ?i ?oc) (judged ?i ? "suspicious" | "non_accidental" $?) (hurt-child ?oc ?c) => (assert
  (grave ?c ?oc)))
(defrule grave-by-admission (hurt-child ?oc ?c) (about (ord ?e) (person ?c)) (occasion (id ?oc) (seen ?s) (first ?f)
  (last ?l))
  (entry (ord ?e) (event "admission") (first ?ef) (last ?el&:(>= ?el ?s))) (test (< (hours-apart ?f ?l ?ef ?el) 72))
  => (assert (grave ?c ?oc)))
(defrule grave-on-plan (hurt-child ?oc ?c) (occasion (id ?oc) (seen_day ?day) (ord ?o)) (on-plan ?c ?s ?u) (entry
  (ord ?s) (first_day ?d))
  (test (and (<= ?d (months-on ?day 12)) (or (eq ?u nil) (> ?u ?o)))) => (assert (grave-now ?c ?oc)))
(defrule unordinary (occasion (id ?oc)) (not (bump ?oc)) (not (mishap-seen ?oc)) => (assert (unordinary ?oc)))
;--
(defrule same-hours (near ?c ?l ?n) (near ?c ?l ?m&~?n) (occasion (id ?n) (seen ?s) (ord ?o) (k ?k) (first ?f)
  (last ?la))
  (occasion (id ?m) (seen ?t) (ord ?p) (k ?j) (first ?mf) (last ?ml))
  (test (and (comes-before ?t ?p ?j ?s ?o ?k) (< (hours-apart ?f ?la ?mf ?ml) 72))) => (assert (same-hours ?c ?l ?n)))
;--
(deffunction how-many (?c ?l) (- (length$ (find-all-facts ((?n near)) (subsetp (create$ ?c ?l)
  (subseq$ ?n:implied 1 2))))
  (length$ (find-all-facts ((?n same-hours)) (subsetp (create$ ?c ?l) (subseq$ ?n:implied 1 2))))))
(defrule counted (hurt-child ?l ?c) => (assert (counted ?c ?l (how-many ?c ?l))))
;--
(defrule many (counted ?c ?l ?many&:(>= ?many 2)) (exists (near ?c ?l ?n) (unordinary ?n)) (age ?c ? ?d ?last)
  (occasion (id ?l) (seen_day ?day))
  (or (test (neq (younger ?d ?last 60 ?day) FALSE)) (exists (near ?c ?l ?n) (grave ?c ?n)) (grave-now ?c ?l)
    (test (>= ?many 3))) => (assert (many ?c ?l)))
;--
(defrule together (many ?c ?l) (occasion (id ?l) (seen ?s) (ord ?o) (k ?k))
  (not (and (many ?c ?m) (occasion (id ?m) (seen ?t) (ord ?p) (k ?j&:(comes-before ?s ?o ?k ?t ?p ?j)))))
  (near ?c ?l ?n) => (assert (together ?c ?n)))
;--
(defrule looked-by-meeting (child-sat ?c "strategy_discussion" | "initial_conference" | "review_conference" ?s)
  (exists (together ?c ?)) (not (and (together ?c ?n) (mark-first ?n ?m ?o&:(> ?o ?s)))) => (assert (looked ?c ?s)))
(defrule looked-by-view (together ?c ?n) (in ?i ?n) (judged ?i ?v ? ?o ?)
  (entry (ord ?o) (kind "acute_hospital" | "community_health" | "general_practice")) => (assert (looked ?c ?o)))
(defrule had (together ?c ?n) (mark ?n ?m ?i ?) (looked ?c ?o) (hurt-considered ?i ?o) => (assert (had ?c ?o ?n ?m)))
(defrule had-in-view (together ?c ?n) (mark ?n ?m ?i ?) (looked ?c ?o) (together ?c ?other) (in ?x ?other)
  (judged ?x ?v ? ?o ?)
  (opinion_about (id ?v) (about ?i)) => (assert (had ?c ?o ?n ?m)))
;--
(defrule side-by-side (looked ?c ?o) (not (and (together ?c ?n) (mark ?n ?m ? ?) (not (had ?c ?o ?n ?m))))
  => (assert (side-by-side ?c)))
;--
(defrule injuries-repeat (together ?c ?) (not (side-by-side ?c)) => (asks "injuries-repeat" ?c))

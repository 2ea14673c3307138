; An injury's only explanation comes from people who are not independent, and nobody has checked it.
(defrule beside-others (bump ?oc) (occasion (id ?oc) (ord ?o) (seen_day ?day)) (hurt-child ?oc ?c)
  (hurt-child ?other&~?oc ?c) (occasion (id ?other) (ord ?p&:(< ?p ?o)) (seen_day ?d&:(>= (months-on ?d 12) ?day)))
  => (assert (beside-others ?oc)))
;--
(defrule explanation-unchecked (mark ?oc ?m ?i ?) (explanation ?i ? ?)
  (not (and (mark ?oc ?m ?j ?) (explained ?j)))
  (not (and (bump ?oc) (not (beside-others ?oc)))) => (asks "explanation-unchecked" ?oc))
